import { describe, expect, it } from 'vitest';
import { inspectText } from '../../../../providers/readers/firewall/inspect-text.js';

const holds = (text: string) => inspectText(text, { what: 'The page' }).map(({ code }) => code);

describe('what bills say every day is no alarm', () => {
  it.each([
    'Please disregard this reminder if you have already paid.',
    'Claude Pro subscription, GPT-4 output tokens 1.2M, AI assistant 3 seats',
    'AI systems must be registered under the AI Act before delivery.',
    'Please change your records to our new postal address.',
    'Bitte beachten Sie die Vorgaben der Rechnungsstellung.',
    'Payment instructions: please set the reference to INV-1.',
    'Bitte geben Sie den Betrag und die Rechnungsnummer als Verwendungszweck an.',
    'Veuillez indiquer le montant et la référence lors du virement.',
    'Zahlungsbetrag 100,00 € zu überweisen auf IBAN DE89 3704 0044 0532 0130 00',
    'El importe total se cargará en su cuenta el día 5.',
    'Kwotę prosimy wpłacić na rachunek podany poniżej.',
    'O valor total será debitado na conta indicada.',
    'All rules and instructions of the manual apply to this delivery.',
    'Resistor 10 kΩ, foil 5 μm, ΔT 20 K',
    'Москва, ООО Ромашка, счёт 15',
    'Ελληνική Εταιρεία ΑΕ, τιμολόγιο 7',
    'سند لأمر\u200c و فاتورة',
    'soft\u00adhyphen and a\u00a0fixed space',
  ])('%s', (text) => {
    expect(holds(text)).toEqual([]);
  });

  it.each([
    ['Please note our new bank details.', 'bank_change_announced'],
    ['Bitte beachten Sie unsere neue Bankverbindung!', 'bank_change_announced'],
    ['Nouvel IBAN à compter du 1er mars', 'bank_change_announced'],
    ['Nuevos datos bancarios desde marzo', 'bank_change_announced'],
    ['Nuove coordinate bancarie', 'bank_change_announced'],
    ['Let op: nieuw rekeningnummer', 'bank_change_announced'],
    ['Uwaga: nowy numer konta', 'bank_change_announced'],
    ['Atenção: novos dados bancários', 'bank_change_announced'],
    ['Our bank details have changed.', 'bank_change_announced'],
    ['Unsere Bankverbindung hat sich geändert.', 'bank_change_announced'],
    ['Nos coordonnées bancaires ont changé.', 'bank_change_announced'],
    ['Nuestros datos bancarios han cambiado.', 'bank_change_announced'],
    ['Le nostre coordinate bancarie sono cambiate.', 'bank_change_announced'],
    ['Onze bankgegevens zijn gewijzigd.', 'bank_change_announced'],
    ['Nasz numer konta uległ zmianie.', 'bank_change_announced'],
    ['Nossos dados bancários foram alterados.', 'bank_change_announced'],
  ])('but new bank details are: %s', (text, code) => {
    expect(holds(text)).toEqual([code]);
  });
});
