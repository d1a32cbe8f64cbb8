import { AFRelationship } from 'pdf-lib';
import type { CalendarDate } from '../../domain/dates.js';
import { sampleBills, sumsOf, type SampleBill } from './bills.js';
import { encryptedPdf, flateBombPdf, poorPdf, xmlBomb } from './broken.js';
import { ciiXml, ublXml } from './e-invoice-xml.js';
import { invoicePdf, type Wording } from './pages.js';
import { dutch, english, french, german } from './wordings.js';

/** What a reader should say about a document; null fields are not there to be found. */
export type SampleTruth = {
  readonly file: string;
  readonly mediaType: string;
  readonly vendor: string | null;
  readonly taxId: string | null;
  readonly number: string | null;
  readonly issuedOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  readonly currency: string | null;
  readonly totalMinor: number | null;
  /** `clear`: no person needs to look. `review`: somebody must, for the reason given. */
  readonly expectation: 'clear' | 'review';
  readonly reason: string | null;
  readonly duplicateOf: string | null;
};

export type SampleDocument = { readonly truth: SampleTruth; readonly bytes: Uint8Array };

const mediaTypes: Readonly<Record<string, string>> = { pdf: 'application/pdf', xml: 'application/xml' };

/** The same base date gives the same bytes. */
export async function makeSampleDocuments(base: CalendarDate): Promise<SampleDocument[]> {
  return [
    ...(await clearDocuments(base)),
    ...(await reviewDocuments(base)),
    ...(await brokenDocuments(base)),
  ];
}

async function clearDocuments(base: CalendarDate): Promise<SampleDocument[]> {
  const bills = sampleBills(base);
  const yen: Wording = {
    ...english,
    tax: 'Consumption tax ({rate}%)',
    taxId: 'Registration',
    money: (amount) => `JPY ${amount}`,
  };
  const twin: Wording = {
    ...english,
    title: 'TAX INVOICE',
    columns: ['Service', 'Units', 'Rate', 'Line total'],
  };
  return [
    clear('ubl-bergmann.xml', bills.ublBergmann, Buffer.from(ublXml(bills.ublBergmann))),
    clear('cii-vandijk.xml', bills.ciiVandijk, Buffer.from(ciiXml(bills.ciiVandijk))),
    clear(
      'factur-x-lumiere.pdf',
      bills.hybridLumiere,
      await hybrid(bills.hybridLumiere, french, bills.hybridLumiere),
    ),
    clear(
      'english-cobalt-net-30.pdf',
      bills.englishCobalt,
      await pdf(bills.englishCobalt, { ...english, dueOn: null }),
    ),
    clear('german-bergmann.pdf', bills.germanBergmann, await pdf(bills.germanBergmann, german)),
    clear('french-lumiere.pdf', bills.frenchLumiere, await pdf(bills.frenchLumiere, french)),
    clear('yen-kitsune.pdf', bills.yenKitsune, await pdf(bills.yenKitsune, yen)),
    clear('discount-ridgeway.pdf', bills.discountRidgeway, await pdf(bills.discountRidgeway, english)),
    clear('multi-page-ridgeway.pdf', bills.multiPageRidgeway, await pdf(bills.multiPageRidgeway, english)),
    {
      ...clear('duplicate-cobalt.pdf', bills.englishCobalt, await pdf(bills.englishCobalt, twin)),
      truth: {
        ...truthOf('duplicate-cobalt.pdf', bills.englishCobalt),
        duplicateOf: 'english-cobalt-net-30.pdf',
      },
    },
  ];
}

async function reviewDocuments(base: CalendarDate): Promise<SampleDocument[]> {
  const { paidCobalt, creditBergmann, mismatchVandijk } = sampleBills(base);
  const paid: Wording = {
    ...english,
    total: 'Total',
    after: [
      ['Amount paid', sumsOf(paidCobalt).grossMinor],
      ['Amount due', 0],
    ],
    stamp: 'PAID',
  };
  const credit: Wording = {
    ...german,
    title: 'Gutschrift',
    number: 'Gutschriftnummer',
    dueOn: null,
    negative: true,
  };
  const dearer = {
    ...mismatchVandijk,
    items: mismatchVandijk.items.map((item) => ({ ...item, unitMinor: 2450 })),
  };
  const creditTruth = { ...truthOf('credit-note-bergmann.pdf', creditBergmann), dueOn: null };
  return [
    review('paid-cobalt.pdf', paidCobalt, await pdf(paidCobalt, paid), 'It is already paid.'),
    {
      truth: {
        ...creditTruth,
        totalMinor: -(creditTruth.totalMinor ?? 0),
        expectation: 'review',
        reason: 'A credit note is never paid.',
      },
      bytes: await pdf(creditBergmann, credit),
    },
    review(
      'mismatch-vandijk.pdf',
      mismatchVandijk,
      await hybrid(mismatchVandijk, dutch, dearer),
      'The embedded XML asks for more than the page.',
    ),
    unknown('poor-quickprint.pdf', await poorPdf(), 'Labels are missing and the date has two readings.'),
  ];
}

async function brokenDocuments(base: CalendarDate): Promise<SampleDocument[]> {
  const whole = await pdf(sampleBills(base).germanBergmann, german);
  return [
    unknown('encrypted.pdf', encryptedPdf(), 'It asks for a password.'),
    unknown('truncated.pdf', whole.subarray(0, Math.floor(whole.length * 0.6)), 'The end is missing.'),
    unknown('empty.pdf', new Uint8Array(), 'It is empty.'),
    unknown(
      'not-a-pdf.pdf',
      Buffer.from('MZ\u0000\u0001 this is no document\n'),
      'It is not what its name says.',
    ),
    unknown('bomb.xml', Buffer.from(xmlBomb()), 'It declares a document type.'),
    unknown('flate-bomb.pdf', await flateBombPdf(), 'It unpacks to a thousand times its size.'),
  ];
}

async function pdf(bill: SampleBill, wording: Wording): Promise<Uint8Array> {
  return (await invoicePdf(bill, wording)).save({ useObjectStreams: false });
}

async function hybrid(shown: SampleBill, wording: Wording, embedded: SampleBill): Promise<Uint8Array> {
  const document = await invoicePdf(shown, wording);
  await document.attach(Buffer.from(ciiXml(embedded)), 'factur-x.xml', {
    mimeType: 'text/xml',
    description: 'Factur-X',
    afRelationship: AFRelationship.Alternative,
    creationDate: new Date('2026-11-01T00:00:00Z'),
    modificationDate: new Date('2026-11-01T00:00:00Z'),
  });
  return document.save({ useObjectStreams: false });
}

function truthOf(file: string, bill: SampleBill): SampleTruth {
  return {
    file,
    mediaType: mediaTypes[file.slice(-3)] ?? 'application/octet-stream',
    vendor: bill.vendor.name,
    taxId: bill.vendor.taxId,
    number: bill.number,
    issuedOn: bill.issuedOn,
    dueOn: bill.dueOn,
    currency: bill.currency,
    totalMinor: sumsOf(bill).grossMinor,
    expectation: 'clear',
    reason: null,
    duplicateOf: null,
  };
}

function clear(file: string, bill: SampleBill, bytes: Uint8Array): SampleDocument {
  return { truth: truthOf(file, bill), bytes };
}

function review(file: string, bill: SampleBill, bytes: Uint8Array, reason: string): SampleDocument {
  return { truth: { ...truthOf(file, bill), expectation: 'review', reason }, bytes };
}

function unknown(file: string, bytes: Uint8Array, reason: string): SampleDocument {
  const nothing = { vendor: null, taxId: null, number: null, issuedOn: null, dueOn: null, currency: null };
  return {
    truth: {
      file,
      mediaType: mediaTypes[file.slice(-3)] ?? 'application/octet-stream',
      ...nothing,
      totalMinor: null,
      expectation: 'review',
      reason,
      duplicateOf: null,
    },
    bytes,
  };
}
