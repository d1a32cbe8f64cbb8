import { addDays, type CalendarDate } from '../../domain/dates.js';
import type { Currency } from '../../domain/money.js';

export type Party = {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly taxId: string;
  readonly email: string;
  readonly iban: string | null;
};

export type Item = { readonly text: string; readonly quantity: number; readonly unitMinor: number };

/** One bill, in whatever form it is then written down. */
export type SampleBill = {
  readonly vendor: Party;
  readonly number: string;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly currency: Currency;
  readonly taxPercent: number;
  readonly items: readonly Item[];
  readonly orderNumber: string;
  readonly terms: string;
};

export type Sums = { readonly netMinor: number; readonly taxMinor: number; readonly grossMinor: number };

export const buyer: Party = {
  name: 'Larkspur Robotics Inc.',
  street: '500 Howard Street',
  postcode: '94105',
  city: 'San Francisco',
  country: 'US',
  taxId: '94-3355771',
  email: 'payables@larkspur-robotics.example',
  iban: null,
};

const party = (
  name: string,
  street: string,
  postcode: string,
  city: string,
  country: string,
  taxId: string,
  email: string,
  iban: string | null,
): Party => ({ name, street, postcode, city, country, taxId, email, iban });

export const vendors = {
  bergmann: party(
    'Bergmann Präzisionsteile GmbH',
    'Industriestraße 14',
    '70565',
    'Stuttgart',
    'DE',
    'DE136695976',
    'rechnung@bergmann-praezisionsteile.example',
    'DE89370400440532013000',
  ),
  vandijk: party(
    'Van Dijk Logistics B.V.',
    'Havenweg 88',
    '3089 JK',
    'Rotterdam',
    'NL',
    'NL810433941B01',
    'facturen@vandijklogistics.example',
    'NL91ABNA0417164300',
  ),
  lumiere: party(
    'Atelier Lumière SARL',
    '12 rue des Forges',
    '69002',
    'Lyon',
    'FR',
    'FR83404833048',
    'compta@atelierlumiere.example',
    'FR1420041010050500013M02606',
  ),
  cobalt: party(
    'Cobalt Cloud Services LLC',
    '2100 Pearl Street',
    '80302',
    'Boulder',
    'US',
    '84-2216607',
    'billing@cobaltcloud.example',
    null,
  ),
  ridgeway: party(
    'Ridgeway Packaging Inc.',
    '77 Mill Road',
    '43215',
    'Columbus',
    'US',
    '31-1407729',
    'ar@ridgewaypackaging.example',
    null,
  ),
  kitsune: party(
    'Kitsune Trading K.K.',
    '3-5-1 Marunouchi',
    '100-0005',
    'Tokyo',
    'JP',
    'T7010001034730',
    'billing@kitsunetrading.example',
    null,
  ),
} as const;

export function sumsOf(bill: SampleBill): Sums {
  const netMinor = bill.items.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0);
  const taxMinor = Math.round((netMinor * bill.taxPercent) / 100);
  return { netMinor, taxMinor, grossMinor: netMinor + taxMinor };
}

const item = (text: string, quantity: number, unitMinor: number): Item => ({ text, quantity, unitMinor });

/** All bills, dated from `base` on, so that a demonstration can be held on any day. */
export function sampleBills(base: CalendarDate) {
  const bill = (
    vendor: Party,
    number: string,
    issuedAfterDays: number,
    dueAfterDays: number,
    rest: Omit<SampleBill, 'vendor' | 'number' | 'issuedOn' | 'dueOn'>,
  ): SampleBill => ({
    vendor,
    number,
    issuedOn: addDays(base, issuedAfterDays),
    dueOn: addDays(base, issuedAfterDays + dueAfterDays),
    ...rest,
  });
  return {
    ublBergmann: bill(vendors.bergmann, 'RE-2026-1187', 1, 30, {
      currency: 'EUR',
      taxPercent: 19,
      orderNumber: 'PO-4711',
      terms: 'Zahlbar innerhalb von 30 Tagen ohne Abzug.',
      items: [item('Spindelmutter M8', 40, 1250), item('Lagerbock eloxiert', 12, 6890)],
    }),
    ciiVandijk: bill(vendors.vandijk, '2026-30442', 3, 14, {
      currency: 'EUR',
      taxPercent: 21,
      orderNumber: 'PO-4718',
      terms: 'Betaling binnen 14 dagen.',
      items: [item('Containervervoer Rotterdam - Stuttgart', 2, 61500), item('Douaneafhandeling', 2, 8500)],
    }),
    hybridLumiere: bill(vendors.lumiere, 'FA-2026-0318', 4, 30, {
      currency: 'EUR',
      taxPercent: 20,
      orderNumber: 'PO-4720',
      terms: 'Paiement à 30 jours.',
      items: [item('Étude éclairage atelier', 1, 185000), item('Luminaire LED série 4', 6, 23990)],
    }),
    englishCobalt: bill(vendors.cobalt, 'CC-90412', 2, 30, {
      currency: 'USD',
      taxPercent: 0,
      orderNumber: 'PO-4702',
      terms: 'Payment terms: net 30 days',
      items: [
        item('Compute reservation, November', 1, 129900),
        item('Object storage, 12 TB', 12, 2300),
        item('Priority support', 1, 24900),
      ],
    }),
    germanBergmann: bill(vendors.bergmann, 'RE-2026-1203', 8, 14, {
      currency: 'EUR',
      taxPercent: 19,
      orderNumber: 'PO-4725',
      terms: 'Zahlbar innerhalb von 14 Tagen netto.',
      items: [
        item('Frästeil nach Zeichnung 8812', 25, 4820),
        item('Passfeder 8x7x40', 100, 135),
        item('Expresszuschlag', 1, 18000),
      ],
    }),
    frenchLumiere: bill(vendors.lumiere, 'FA-2026-0331', 9, 30, {
      currency: 'EUR',
      taxPercent: 20,
      orderNumber: 'PO-4731',
      terms: 'Paiement à 30 jours.',
      items: [item('Installation éclairage hall B', 3, 84000), item('Déplacement', 2, 12000)],
    }),
    yenKitsune: bill(vendors.kitsune, 'KT-55120', 5, 21, {
      currency: 'JPY',
      taxPercent: 10,
      orderNumber: 'PO-4709',
      terms: 'Payment terms: net 21 days',
      items: [item('Servo drive SD-200', 4, 38000), item('Encoder cable 5 m', 8, 4200)],
    }),
    discountRidgeway: bill(vendors.ridgeway, 'RP-20611', 10, 30, {
      currency: 'USD',
      taxPercent: 7,
      orderNumber: 'PO-4733',
      terms: 'Terms: 2/10 net 30',
      items: [item('Corrugated box 40x30x30', 500, 184), item('Kraft tape 50 mm', 48, 395)],
    }),
    multiPageRidgeway: bill(vendors.ridgeway, 'RP-20655', 12, 30, {
      currency: 'USD',
      taxPercent: 7,
      orderNumber: 'PO-4736',
      terms: 'Terms: net 30',
      items: Array.from({ length: 64 }, (_, index) =>
        item(`Foam insert type ${index + 101}`, 10 + (index % 7), 215 + index * 3),
      ),
    }),
    paidCobalt: bill(vendors.cobalt, 'CC-90388', 0, 14, {
      currency: 'USD',
      taxPercent: 0,
      orderNumber: 'PO-4688',
      terms: 'Payment terms: net 14 days',
      items: [item('Domain renewals', 12, 1850)],
    }),
    creditBergmann: bill(vendors.bergmann, 'GS-2026-0041', 11, 0, {
      currency: 'EUR',
      taxPercent: 19,
      orderNumber: 'PO-4711',
      terms: 'Der Betrag wird mit der nächsten Rechnung verrechnet.',
      items: [item('Spindelmutter M8, Rücklieferung', 10, 1250)],
    }),
    mismatchVandijk: bill(vendors.vandijk, '2026-30467', 10, 14, {
      currency: 'EUR',
      taxPercent: 21,
      orderNumber: 'PO-4738',
      terms: 'Betaling binnen 14 dagen.',
      items: [item('Opslag 30 pallets', 30, 1450)],
    }),
  } as const satisfies Readonly<Record<string, SampleBill>>;
}
