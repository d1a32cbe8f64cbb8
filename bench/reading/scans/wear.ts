import sharp, { type Sharp } from 'sharp';

/** What scanners, cameras and pockets do to paper. Shades are of 255. */
export type Wear = {
  readonly turnDegrees: number;
  readonly blur: number;
  readonly noiseShades: number;
  /** Light and shadow over the paper, and its fibres. */
  readonly shadeShades: number;
  /** 1 is all of it. */
  readonly contrast: number;
  /** How much narrower the far edge of the paper is, as a camera held at a slant sees it: 0 is not at all. */
  readonly slant: number;
  readonly jpegQuality: number;
};

export const unworn: Wear = {
  turnDegrees: 0,
  blur: 0,
  noiseShades: 0,
  shadeShades: 0,
  contrast: 1,
  slant: 0,
  jpegQuality: 92,
};

const wears: readonly Wear[] = [
  unworn,
  { ...unworn, turnDegrees: 1.2, noiseShades: 18, jpegQuality: 75 },
  { ...unworn, turnDegrees: -2, blur: 0.7, shadeShades: 20, jpegQuality: 80 },
  { ...unworn, contrast: 0.35, noiseShades: 8, turnDegrees: 0.6 },
  { ...unworn, turnDegrees: 180, noiseShades: 10, shadeShades: 12 },
  { ...unworn, slant: 0.06, shadeShades: 35, noiseShades: 10, jpegQuality: 70 },
  { ...unworn, blur: 1.1, contrast: 0.6, noiseShades: 14, jpegQuality: 60 },
  { ...unworn, turnDegrees: 92, blur: 0.5, noiseShades: 12, jpegQuality: 70 },
  {
    ...unworn,
    blur: 1.5,
    noiseShades: 26,
    shadeShades: 30,
    contrast: 0.5,
    turnDegrees: 2.4,
    jpegQuality: 45,
  },
];

/** What a scanner that works leaves of a clean sheet: hardly askew, with a little grain, compressed. */
const scannerWears: readonly Wear[] = [
  { ...unworn, turnDegrees: 0.4, noiseShades: 4, jpegQuality: 85 },
  { ...unworn, turnDegrees: -0.7, noiseShades: 6, contrast: 0.9, jpegQuality: 85 },
  { ...unworn, blur: 0.5, noiseShades: 3, jpegQuality: 80 },
  { ...unworn, turnDegrees: 1.1, noiseShades: 8, shadeShades: 8, jpegQuality: 80 },
];

/** Each in its turn: from clean to what can hardly be read. */
export function wearOf(seed: number): Wear {
  return wears[seed % wears.length] ?? unworn;
}

export function scannerWearOf(seed: number): Wear {
  return scannerWears[seed % scannerWears.length] ?? unworn;
}

const paperWhite = 250;

/** The same picture for the same seed, always. */
export async function worn(clean: Uint8Array, wear: Wear, seed: number): Promise<Buffer> {
  const grey = sharp(clean).flatten({ background: 'white' }).greyscale();
  const slanted = wear.slant === 0 ? grey : await slant(grey, wear.slant);
  const background = { r: paperWhite, g: paperWhite, b: paperWhite };
  const turned = sharp(await slanted.png().toBuffer()).rotate(wear.turnDegrees, { background });
  const soft = wear.blur < 0.3 ? turned : sharp(await turned.png().toBuffer()).blur(wear.blur);
  const { data, info } = await soft.greyscale().raw().toBuffer({ resolveWithObject: true });
  const random = randomOf(seed);
  const shade = shadow(info.width, info.height, seed);
  const dimmed = data.map((value, at) => {
    const faint = 255 - (255 - value) * wear.contrast - (1 - wear.contrast) * 60;
    const lit = faint - wear.shadeShades * shade(at);
    return Math.max(0, Math.min(255, lit + (random() - 0.5) * 2 * wear.noiseShades));
  });
  return sharp(dimmed, { raw: { width: info.width, height: info.height, channels: 1 } })
    .jpeg({ quality: wear.jpegQuality })
    .toBuffer();
}

/** From 0 to 1 over the page: one soft shadow from a side, and waves of the paper. */
function shadow(width: number, height: number, seed: number): (at: number) => number {
  const [phase, across] = [seed % 7, seed % 2 === 0];
  return (at) => {
    const [x, y] = [(at % width) / width, Math.floor(at / width) / height];
    return 0.6 * (across ? x : y) + 0.2 * (1 + Math.sin(phase + 9 * x + 5 * y));
  };
}

/** The upper edge is narrower, and what is farther away lies closer together; what lies beside the paper is dark. */
async function slant(picture: Sharp, share: number): Promise<Sharp> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const out = Buffer.alloc(width * height, 70);
  for (let y = 0; y < height; y += 1) {
    const nearness = y / (height - 1);
    const scale = 1 - share * (1 - nearness);
    const fromY = Math.round((height - 1) * (nearness / scale));
    for (let x = 0; x < width; x += 1) {
      const fromX = Math.round((x - width / 2) / scale + width / 2);
      if (fromX >= 0 && fromX < width) out[y * width + x] = data[fromY * width + fromX] ?? paperWhite;
    }
  }
  return sharp(out, { raw: { width, height, channels: 1 } });
}

function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) % 2_147_483_648;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
