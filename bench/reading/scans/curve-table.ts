import { curves } from '../../../providers/readers/ocr/curves.js';
import { render } from '../../report.js';

/** The steps of each curve: from which raw score on how many were right at least. */
export function curveTable(): string {
  const rows = Object.entries(curves).flatMap(([form, grades]) =>
    Object.entries(grades).flatMap(([grade, fields]) =>
      Object.entries(fields).map(([field, steps]) => [
        `${grade} ${form}`,
        field,
        steps.map(([from, right]) => `${from.toFixed(2)}: ${right.toFixed(2)}`).join(', '),
      ]),
    ),
  );
  return render({ head: ['form', 'field', 'from a raw score on: right at least'], rows });
}
