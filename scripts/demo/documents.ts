import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addDays, dateIn, instant, type CalendarDate } from '../../domain/dates.js';
import { sampleBills } from '../sample-documents/bills.js';
import { makeSampleDocuments } from '../sample-documents/documents.js';
import { ublXml } from '../sample-documents/e-invoice-xml.js';

/** So long ago were the sample bills begun that all are issued by now, and due in the future. */
const begunDaysAgo = 14;
/** The UBL invoice is issued one day into its month and due thirty days later: today. */
const dueTodayDaysAgo = 31;

export type DemoDocuments = {
  readonly folder: string;
  readonly today: CalendarDate;
  readonly pathOf: (file: string) => string;
};

/** The project's own sample invoices with the dates of today, as files. One e-invoice falls due today. */
export async function writeDocuments(homeDir: string): Promise<DemoDocuments> {
  const folder = path.join(homeDir, 'demo-documents');
  const today = dateIn('UTC', instant(Date.now()));
  const documents = await makeSampleDocuments(addDays(today, -begunDaysAgo));
  const dueToday = ublXml(sampleBills(addDays(today, -dueTodayDaysAgo)).ublBergmann);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    ...documents
      .filter(({ truth }) => truth.file !== 'ubl-bergmann.xml')
      .map(({ truth, bytes }) => writeFile(path.join(folder, truth.file), bytes)),
    writeFile(path.join(folder, 'ubl-bergmann.xml'), dueToday),
  ]);
  return { folder, today, pathOf: (file) => path.join(folder, file) };
}
