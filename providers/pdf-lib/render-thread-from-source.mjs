// What lets a thread's parent run TypeScript, be it tsx or vitest, does not reach the thread. Not part of a build.
import { register } from 'tsx/esm/api';

register();
await import('./render-thread.ts');
