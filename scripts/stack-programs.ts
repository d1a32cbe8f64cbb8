import path from 'node:path';
import { projectRoot } from './provision/home.js';

/** Node's arguments that run a program of this repository from its TypeScript source. */
export function programArguments(program: string, ...args: string[]): string[] {
  return ['--import', import.meta.resolve('tsx'), path.join(projectRoot, program), ...args];
}
