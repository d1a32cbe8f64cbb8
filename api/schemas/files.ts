import { z } from '@hono/zod-openapi';

const file = z.instanceof(File, { error: 'A file is needed.' });

/** One file or several under one name of a form. */
export const filesSchema = (filesMax: number, description: string) =>
  z
    .preprocess(
      (value): unknown[] => (Array.isArray(value) ? value : [value]),
      z.array(file).min(1).max(filesMax),
    )
    .openapi({ type: 'array', items: { type: 'string', format: 'binary' }, description });
