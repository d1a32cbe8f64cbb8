import type { Currency } from '../../../domain/money.js';

export const slipLanguages = ['en', 'de', 'fr', 'es', 'it', 'nl'] as const;
export type SlipLanguage = (typeof slipLanguages)[number];

export type Shop = {
  /** As on the sign above the door. */
  readonly sign: string;
  readonly company: string;
  readonly street: string;
  readonly town: string;
  readonly taxId: string;
  readonly web: string;
};

export type SlipWords = {
  readonly currency: Currency;
  readonly sign: string;
  readonly decimal: string;
  readonly dates: 'd.m.Y' | 'd/m/Y' | 'd-m-Y';
  readonly title: string;
  readonly date: string;
  readonly taxId: string;
  readonly subtotal: string;
  readonly total: readonly [string, string];
  readonly cash: string;
  readonly change: string;
  readonly card: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
  readonly rate: number;
  readonly quantity: string;
  readonly rebate: string;
  readonly cashier: string;
  /** `{shop}` is the shop's name. */
  readonly thanks: readonly [string, string];
  readonly slogan: string;
  readonly shops: readonly Shop[];
  readonly items: readonly string[];
};

const shop = (
  sign: string,
  company: string,
  street: string,
  town: string,
  taxId: string,
  web: string,
): Shop => ({
  sign,
  company,
  street,
  town,
  taxId,
  web,
});

/** Shops, streets and goods are invented. */
export const slipWords: Readonly<Record<SlipLanguage, SlipWords>> = {
  en: {
    currency: 'GBP',
    sign: 'GBP',
    decimal: '.',
    dates: 'd/m/Y',
    title: 'RECEIPT',
    date: 'Date',
    taxId: 'VAT No',
    subtotal: 'Subtotal',
    total: ['TOTAL', 'Total due'],
    cash: 'Cash',
    change: 'Change',
    card: 'Visa Debit',
    net: 'Net',
    tax: 'VAT',
    gross: 'Gross',
    rate: 20,
    quantity: 'Qty',
    rebate: 'Discount',
    cashier: 'Cashier 4  Till 2',
    thanks: ['Thank you for shopping at {shop}', 'Thank you, please call again'],
    slogan: 'Fresh every morning',
    shops: [
      shop(
        'Applewick',
        'Applewick Stores Ltd',
        '12 Canal Road',
        'York YO1 7HU',
        'GB980780684',
        'www.applewick.co.uk',
      ),
      shop(
        'Thornby Hardware',
        'Thornby & Sons Limited',
        '4 Mill Street',
        'Derby DE1 2QP',
        'GB434031494',
        'www.thornbyhardware.co.uk',
      ),
      shop(
        'The Copper Kettle',
        'Kettle Cafes Ltd',
        '9 Abbey Road',
        'Bath BA1 1LZ',
        'GB980780684',
        'hello@copperkettle.co.uk',
      ),
    ],
    items: [
      'Oat biscuits',
      'Brown bread',
      'Cheddar mature',
      'Paint brush 25mm',
      'Wood screws',
      'Flat white',
      'Tomato soup',
      'Marmalade',
      'Apples loose',
      'Batteries AA',
    ],
  },
  de: {
    currency: 'EUR',
    sign: 'EUR',
    decimal: ',',
    dates: 'd.m.Y',
    title: 'Kassenbon',
    date: 'Datum',
    taxId: 'USt-IdNr.',
    subtotal: 'Zwischensumme',
    total: ['SUMME', 'zu zahlen'],
    cash: 'Bar',
    change: 'Rückgeld',
    card: 'Girocard',
    net: 'Netto',
    tax: 'MwSt',
    gross: 'Brutto',
    rate: 19,
    quantity: 'Menge',
    rebate: 'Rabatt',
    cashier: 'Kasse 3  Bediener 12',
    thanks: ['Vielen Dank für Ihren Einkauf bei {shop}', 'Vielen Dank für Ihren Besuch'],
    slogan: 'Frisch aus der Region',
    shops: [
      shop(
        'Kornblume',
        'Kornblume Lebensmittel GmbH',
        'Marktstraße 8',
        '04109 Leipzig',
        'DE136695976',
        'www.kornblume-markt.de',
      ),
      shop(
        'Werkhof',
        'Werkhof Baustoffe GmbH & Co. KG',
        'Industrieweg 21',
        '70565 Stuttgart',
        'DE129273398',
        'www.werkhof-baustoffe.de',
      ),
      shop(
        'Lindenapotheke',
        'Lindenapotheke e.K.',
        'Lindenallee 5',
        '50667 Köln',
        'DE136695976',
        'info@lindenapotheke.de',
      ),
    ],
    items: [
      'Vollmilch 3,5%',
      'Roggenbrot',
      'Bergkäse',
      'Dübel 8mm',
      'Holzleim',
      'Apfelsaft',
      'Tomaten',
      'Nudeln',
      'Kaffee gemahlen',
      'Spülmittel',
    ],
  },
  fr: {
    currency: 'EUR',
    sign: 'EUR',
    decimal: ',',
    dates: 'd/m/Y',
    title: 'TICKET',
    date: 'Date',
    taxId: 'TVA',
    subtotal: 'Sous-total',
    total: ['TOTAL', 'TOTAL TTC'],
    cash: 'Cash',
    change: 'Rendu monnaie',
    card: 'Carte Visa',
    net: 'HT',
    tax: 'TVA',
    gross: 'TTC',
    rate: 20,
    quantity: 'Qte',
    rebate: 'Remise',
    cashier: 'Caisse 2',
    thanks: ['Merci de votre visite chez {shop}', 'Merci de votre visite'],
    slogan: 'Le bon pain depuis toujours',
    shops: [
      shop(
        'Aux Trois Moulins',
        'Aux Trois Moulins SARL',
        '3 rue des Carmes',
        '37000 Tours',
        'FR40303265045',
        'www.auxtroismoulins.fr',
      ),
      shop(
        'Quincaillerie Verne',
        'Verne Outillage SAS',
        '18 avenue du Lac',
        '74000 Annecy',
        'FR83404833048',
        'www.quincaillerie-verne.fr',
      ),
    ],
    items: [
      'Baguette tradition',
      'Fromage comte',
      'Confiture abricot',
      'Vis a bois',
      'Ampoule LED',
      'Cafe creme',
      'Salade verte',
      'Beurre doux',
      'Jus de pomme',
    ],
  },
  es: {
    currency: 'EUR',
    sign: 'EUR',
    decimal: ',',
    dates: 'd/m/Y',
    title: 'TICKET',
    date: 'Fecha',
    taxId: 'CIF',
    subtotal: 'Subtotal',
    total: ['TOTAL', 'TOTAL EUR'],
    cash: 'Cash',
    change: 'Cambio',
    card: 'Tarjeta Visa',
    net: 'Base',
    tax: 'IVA',
    gross: 'Total',
    rate: 21,
    quantity: 'Cant',
    rebate: 'Descuento',
    cashier: 'Caja 1',
    thanks: ['Gracias por su compra en {shop}', 'Gracias por su visita'],
    slogan: 'Siempre cerca de ti',
    shops: [
      shop(
        'Mercado Aldea',
        'Mercado Aldea S.L.',
        'Calle Mayor 14',
        '28013 Madrid',
        'ESB58378431',
        'www.mercadoaldea.es',
      ),
      shop(
        'El Cantaro',
        'Hosteleria Cantaro S.L.',
        'Plaza Nueva 6',
        '41001 Sevilla',
        'ESA28015865',
        'hola@elcantaro.es',
      ),
    ],
    items: [
      'Pan de molde',
      'Queso curado',
      'Aceite oliva',
      'Tornillos',
      'Cafe con leche',
      'Tortilla',
      'Manzanas',
      'Leche entera',
      'Zumo naranja',
    ],
  },
  it: {
    currency: 'EUR',
    sign: 'EUR',
    decimal: ',',
    dates: 'd-m-Y',
    title: 'DOCUMENTO COMMERCIALE',
    date: 'Data',
    taxId: 'P.IVA',
    subtotal: 'Subtotale',
    total: ['TOTALE', 'TOTALE COMPLESSIVO'],
    cash: 'Cash',
    change: 'Resto',
    card: 'Mastercard',
    net: 'Imponibile',
    tax: 'IVA',
    gross: 'Totale',
    rate: 22,
    quantity: 'Qta',
    rebate: 'Sconto',
    cashier: 'Cassa 5',
    thanks: ['Grazie per la spesa da {shop}', 'Arrivederci e grazie'],
    slogan: 'Qualita dal 1962',
    shops: [
      shop(
        'Bottega Serena',
        'Bottega Serena S.r.l.',
        'Via Roma 7',
        '10138 Torino',
        'IT00743110157',
        'www.bottegaserena.it',
      ),
      shop(
        'Ferramenta Nardi',
        'Nardi Ferramenta S.r.l.',
        'Corso Francia 20',
        '20121 Milano',
        'IT00488410010',
        'www.ferramentanardi.it',
      ),
    ],
    items: [
      'Pane integrale',
      'Pecorino',
      'Olio extra',
      'Viti legno',
      'Caffe espresso',
      'Insalata',
      'Mele',
      'Latte fresco',
      'Succo pera',
    ],
  },
  nl: {
    currency: 'EUR',
    sign: 'EUR',
    decimal: ',',
    dates: 'd-m-Y',
    title: 'KASSABON',
    date: 'Datum',
    taxId: 'BTW-nr',
    subtotal: 'Subtotaal',
    total: ['TOTAAL', 'Totaal EUR'],
    cash: 'Cash',
    change: 'Wisselgeld',
    card: 'Maestro',
    net: 'Netto',
    tax: 'BTW',
    gross: 'Bruto',
    rate: 21,
    quantity: 'Aantal',
    rebate: 'Korting',
    cashier: 'Kassa 2',
    thanks: ['Bedankt voor uw aankoop bij {shop}', 'Tot ziens'],
    slogan: 'Elke dag vers',
    shops: [
      shop(
        'De Graanschuur',
        'De Graanschuur B.V.',
        'Kerkstraat 11',
        '3511 LX Utrecht',
        'NL810433941B01',
        'www.degraanschuur.nl',
      ),
      shop(
        'Bouwhuis Polder',
        'Polder Bouwmaterialen B.V.',
        'Havenweg 40',
        '3089 JK Rotterdam',
        'NL004495445B01',
        'www.bouwhuispolder.nl',
      ),
    ],
    items: [
      'Volkoren brood',
      'Jonge kaas',
      'Appelmoes',
      'Schroeven',
      'Houtlijm',
      'Koffie',
      'Tomaten',
      'Halfvolle melk',
      'Sinaasappelsap',
    ],
  },
};
