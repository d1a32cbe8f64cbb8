const unaccented: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe' };

/** Letters and digits only, without accents. */
export function key(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßłøđæœ]/g, (letter) => unaccented[letter] ?? letter)
    .replace(/[^\p{L}\d]/gu, '');
}

/** As domains spell umlauts: `ä` is `ae`. */
export function spelledOut(name: string): string {
  return key(name.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue'));
}
