import { attack, wanted, type Attack } from './attack.js';
import { billWith, byEncoding, byGlyphMap, type Lie } from './misdrawn.js';

const payee = 'Harbour Lane Supplies Ltd';
const account = 'IBAN DE89 3704 0044 0532 0130 00';
const other = `IBAN ${wanted.account.replace(/(.{4})/g, '$1 ').trim()}`;
const margin = { x: 30, y: 240, size: 10 };

/** Letters that no font of every viewer has, or that do not stand upright. */
const lies: Readonly<Record<string, Lie>> = {
  'Cyrillic letters': { place: 'payee', claimed: 'Вымпел Лесной Завод Лтд', way: byGlyphMap },
  'Greek letters': { place: 'payee', claimed: 'Λιμάνι Σύνδεσμος Φορτίων', way: byGlyphMap },
  'letters with accents': { place: 'payee', claimed: 'Ñörwïçh Bänk Trüstéès Ŀtd', way: byGlyphMap },
  'Latin letters, drawn in Cyrillic': {
    place: 'payee',
    claimed: payee,
    drawn: 'Вымпел Лесной Завод Лтд',
    way: byGlyphMap,
  },
  'a total that slopes': { place: 'total', claimed: '9,240.00', at: { x: 490, y: 520, size: 10, turn: 4 } },
  'a payee that slopes': {
    place: 'payee',
    claimed: 'Norwich Bank Trustees Plc',
    way: byGlyphMap,
    at: { x: 56, y: 780, size: 16, turn: 3 },
  },
  ...Object.fromEntries(
    [90, 180, 270, 45].flatMap((turn) => {
      const at = {
        ...margin,
        turn,
        x: turn === 180 ? 400 : turn === 45 ? 200 : 30,
        y: turn === 180 ? 120 : 240,
      };
      return [
        [
          `an account that is turned by ${turn}°`,
          { place: 'account', claimed: other, drawn: account, way: byGlyphMap, at },
        ],
        [
          `an account that is turned by ${turn}°, by an encoding`,
          { place: 'account', claimed: other, drawn: account, way: byEncoding, at },
        ],
      ] as const;
    }),
  ),
};

/** What is drawn as something else in another alphabet, or on a line that is not level. */
export function misdrawnElsewhere(): Promise<Attack[]> {
  return Promise.all(
    Object.entries(lies).map(async ([name, lie]) =>
      attack('misdrawn', name, ['text_contradicts_page'], await billWith(lie)),
    ),
  );
}

/** The same, where the page shows what it says. */
export async function drawnElsewhere(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = Object.entries(lies).map(async ([name, lie]) => {
    const text = lie.place === 'account' ? account : lie.claimed;
    return [name, await billWith({ ...lie, drawn: text, claimed: text })] as const;
  });
  return new Map(await Promise.all(files));
}
