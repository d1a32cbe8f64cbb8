import type { EarlyPaymentDiscount } from '../../../domain/extraction.js';

/** What a sentence about paying says: discount, days until due, or due at once. Absent parts are null. */
export type PaymentTerms = {
  readonly discount: EarlyPaymentDiscount | null;
  /** Days after the date of issue; 0 is "at once". */
  readonly netDays: number | null;
  /** Instalments, or days that count from the end of a month: no single day follows. */
  readonly isOpen: boolean;
};

const daysWord = '(?:days?|tagen?|jours?|d[ií]as?|giorni|gg\\.?|dagen|dni)';
const discountWord =
  '(?:cash discount|early payment discount|discount|skonto|escompte|descuento(?: por pronto pago)?|sconto|korting|betalingskorting|skonta|rabatu|desconto)';
const percent = '(\\d{1,2}(?:[.,]\\d{1,2})?)';

const discountPatterns: readonly {
  readonly pattern: RegExp;
  readonly percentAt: number;
  readonly daysAt: number;
}[] = [
  { pattern: /SKONTO#TAGE=(\d{1,3})#PROZENT=(\d{1,2}(?:\.\d{1,2})?)#/i, percentAt: 2, daysAt: 1 },
  {
    pattern: new RegExp(
      `(?<![\\d.,/])${percent}\\s?%?\\s?/\\s?(\\d{1,3})\\s?[,;]?\\s?(?:net|n)\\s?/?\\s?\\d{1,3}(?!\\d)`,
      'i',
    ),
    percentAt: 1,
    daysAt: 2,
  },
  // `10 Tage 2 % Skonto, 30 Tage netto`: the days right before the percentage are those of the discount.
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,3})\\s${daysWord}(?!\\p{L})(?:(?!nett?o?(?!\\p{L}))[^\\d%,.;]){0,25}${percent}\\s?%\\s?(?:de\\s|di\\s)?${discountWord}(?!\\p{L})`,
      'iu',
    ),
    percentAt: 2,
    daysAt: 1,
  },
  {
    pattern: new RegExp(
      `(?<![\\d.,])${percent}\\s?%\\s(?:de\\s|di\\s)?${discountWord}\\b[^\\d%]{0,60}(\\d{1,3})\\s${daysWord}\\b`,
      'i',
    ),
    percentAt: 1,
    daysAt: 2,
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,3})\\s${daysWord}\\b[^\\d%]{0,40}${percent}\\s?%\\s(?:de\\s|di\\s)?${discountWord}\\b`,
      'i',
    ),
    percentAt: 2,
    daysAt: 1,
  },
];

const netPatterns: readonly RegExp[] = [
  /\bnet\s?(\d{1,3})\b(?!\s?%)/i,
  /(?<!\p{L})binnen\s(\d{1,3})\sdagen(?!\p{L})[^.%]{0,30}(?:over te maken|te (?:betalen|voldoen))/iu,
  /(?<!\p{L})entro\s(\d{1,3})\sgiorni(?!\p{L})/iu,
  /\bn\/(\d{1,3})\b/i,
  /(?<!\d)(\d{1,3})\s(?:gg\.?|giorni)\s(?:data fattura|d\.?\s?f\.?)(?![\p{L}.]|\s?f)/iu,
  /(?<!\d)(\d{1,3})\s(?:days?|tagen?)\s(?:rein\s)?nett?o?\b/i,
  /\bnetto\s(?:innerhalb\s(?:von\s)?)?(\d{1,3})\stagen?\b/i,
  new RegExp(
    `(?<!\\p{L})(?:payable|payment|pay|due|zahlbar|zahlung|zahlungsziel|zahlungsbedingungen|[üu]berweis\\p{L}*|begleich\\p{L}*|bezahl\\p{L}*|payer|paiement|r[eè]glement|pago|vencimiento|pagamento|pagabile|betaling|betalen|betaaltermijn|betalingstermijn|p[lł]atno[sś][cć]i?|termin|vencimento|prazo)(?!\\p{L})[^\\d%.]{0,40}?(?<!\\d)(\\d{1,3})\\s${daysWord}\\b`,
    'iu',
  ),
];

const atOnce =
  /(?<![\p{L}\d])(?:due (?:up)?on receipt|payable immediately|immediate payment|due immediately|zahlbar sofort|sofort nach (?:erhalt|rechnungserhalt)|sofort (?:zahlbar|f[äa]llig)|sofort ohne abzug|paiement (?:imm[ée]diat|comptant)|(?:à|a) r[ée]ception|pago inmediato|al contado|pagamento immediato|a vista|vista fattura|per direct|per omgaande|p[lł]atne natychmiast|pagamento imediato|pronto pagamento)(?![\p{L}])/iu;

/** Payment by instalments or counted from the end of a month: no single number of days says when it is due. */
const notOneDate =
  /end of month|\beom\b|monatsende|fin de mois|fin de mes|fine mese|(?<!\p{L})(?:d\.?\s?f\.?\s?)?f\.?\s?m\.?(?!\p{L})|einde (?:van de )?maand|koniec miesi[ąa]ca|fim do m[êe]s|acompte|anzahlung|deposit|instal?lment|in raten|\brate\b.*\d+ tage/iu;

const aboutPaying =
  /(?<!\p{L})(?:pay|zahl|f[äa]llig|paiement|r[èe]glement|[ée]ch[ée]ance|pago|vencimiento|pagamento|scadenza|betal|p[łl]atno|zap[łl]at|\d{1,3} (?:days|tage|jours|d[ií]as|giorni|dagen|dni|dias))/iu;

export function parseTerms(text: string): PaymentTerms {
  const discount = parseDiscount(text);
  if (notOneDate.test(text)) return { discount, netDays: null, isOpen: aboutPaying.test(text) };
  const withoutDiscount = discountPatterns.reduce((rest, { pattern }) => {
    const keepsNet = /net|n\//i.test(pattern.exec(rest)?.[0] ?? '');
    return keepsNet ? rest : rest.replace(pattern, ' ');
  }, text);
  for (const pattern of netPatterns) {
    const days = Number(pattern.exec(withoutDiscount)?.[1]);
    if (days >= 0 && days <= 365) return { discount, netDays: days, isOpen: false };
  }
  return { discount, netDays: atOnce.test(withoutDiscount) ? 0 : null, isOpen: false };
}

function parseDiscount(text: string): EarlyPaymentDiscount | null {
  for (const { pattern, percentAt, daysAt } of discountPatterns) {
    const match = pattern.exec(text);
    const basisPoints = Math.round(Number((match?.[percentAt] ?? '').replace(',', '.')) * 100);
    const days = Number(match?.[daysAt]);
    if (match && basisPoints > 0 && basisPoints <= 2000 && days > 0 && days <= 120) {
      return { percentBasisPoints: basisPoints, days };
    }
  }
  return null;
}
