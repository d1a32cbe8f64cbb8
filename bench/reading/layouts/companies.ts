import type { Currency } from '../../../domain/money.js';
import type { LayoutLanguage } from './wording.js';

export type Party = {
  readonly name: string;
  readonly street: string;
  readonly town: string;
  readonly taxId: string;
  readonly iban: string | null;
  readonly web: string;
};

type Country = {
  readonly currency: Currency;
  readonly rates: readonly [number, number];
  readonly vendors: readonly Party[];
  readonly buyer: Party;
};

const party = (
  name: string,
  street: string,
  town: string,
  taxId: string,
  iban: string | null,
  web: string,
): Party => ({
  name,
  street,
  town,
  taxId,
  iban,
  web,
});

/** Invented; the numbers have the right check digits. */
export const countries: Readonly<Record<LayoutLanguage, Country>> = {
  en: {
    currency: 'GBP',
    rates: [20, 5],
    vendors: [
      party(
        'Harrowgate Tools Ltd',
        '14 Mill Lane',
        'Leeds LS1 4AP',
        'GB980780684',
        'GB29NWBK60161331926819',
        'www.harrowgate-tools.co.uk',
      ),
      party(
        'Penrose & Vale LLP',
        '3 Quay Street',
        'Bristol BS1 6EA',
        'GB434031494',
        null,
        'www.penrosevale.co.uk',
      ),
      party(
        'Tidewater Studio',
        '88 Harbour Road',
        'Brighton BN1 1AA',
        'GB980780684',
        'GB29NWBK60161331926819',
        'hello@tidewaterstudio.uk',
      ),
    ],
    buyer: party('Elmfield Robotics Limited', '9 Canal Walk', 'Manchester M1 2WD', 'GB434031494', null, ''),
  },
  us: {
    currency: 'USD',
    rates: [8, 0],
    vendors: [
      party(
        'Bluestem Hosting, Inc.',
        '410 Prairie Avenue',
        'Austin, TX 78701',
        '12-3456789',
        null,
        'billing@bluestemhosting.com',
      ),
      party(
        'Cascade Mechanical LLC',
        '77 Alder Street',
        'Portland, OR 97205',
        '98-7654321',
        null,
        'www.cascademechanical.com',
      ),
      party(
        'Juniper Row Design',
        '5 Lantern Court',
        'Denver, CO 80202',
        '45-1122334',
        null,
        'studio@juniperrowdesign.com',
      ),
    ],
    buyer: party(
      'Larkspur Robotics Inc.',
      '500 Howard Street',
      'San Francisco, CA 94105',
      '94-3355771',
      null,
      '',
    ),
  },
  de: {
    currency: 'EUR',
    rates: [19, 7],
    vendors: [
      party(
        'Hollerbach Metallbau GmbH',
        'Industrieweg 14',
        '70565 Stuttgart',
        'DE136695976',
        'DE89370400440532013000',
        'info@hollerbach-metallbau.de',
      ),
      party(
        'Kranz & Söhne KG',
        'Am Markt 3',
        '50667 Köln',
        'DE129273398',
        'DE75512108001245126199',
        'www.kranz-soehne.de',
      ),
      party(
        'Tischlerei Ahorn',
        'Lindenstraße 8',
        '04109 Leipzig',
        'DE136695976',
        'DE89370400440532013000',
        'www.tischlerei-ahorn.de',
      ),
    ],
    buyer: party('Seefeld Robotik AG', 'Hafenallee 2', '20457 Hamburg', 'DE129273398', null, ''),
  },
  fr: {
    currency: 'EUR',
    rates: [20, 5.5],
    vendors: [
      party(
        'Atelier Bruyère SARL',
        '12 rue des Forges',
        '69002 Lyon',
        'FR40303265045',
        'FR1420041010050500013M02606',
        'contact@atelierbruyere.fr',
      ),
      party(
        'Solène Marchand SAS',
        '4 quai Voltaire',
        '75007 Paris',
        'FR83404833048',
        'FR7630006000011234567890189',
        'www.solenemarchand.fr',
      ),
      party(
        'Imprimerie du Lac',
        '31 avenue du Parc',
        '74000 Annecy',
        'FR40303265045',
        'FR1420041010050500013M02606',
        'www.imprimeriedulac.fr',
      ),
    ],
    buyer: party('Robotique Vermeil SA', '8 place Bellecour', '69001 Lyon', 'FR83404833048', null, ''),
  },
  es: {
    currency: 'EUR',
    rates: [21, 10],
    vendors: [
      party(
        'Talleres Aldana S.L.',
        'Calle Mayor 21',
        '28013 Madrid',
        'ESB58378431',
        'ES9121000418450200051332',
        'info@talleresaldana.es',
      ),
      party(
        'Cobre y Luz S.A.',
        'Avenida del Puerto 7',
        '46021 Valencia',
        'ESA28015865',
        'ES7921000813610123456789',
        'www.cobreyluz.es',
      ),
      party(
        'Estudio Marea',
        'Plaza Nueva 2',
        '41001 Sevilla',
        'ESB58378431',
        'ES9121000418450200051332',
        'hola@estudiomarea.es',
      ),
    ],
    buyer: party('Robótica Cantil S.A.', 'Calle Sol 4', '08001 Barcelona', 'ESA28015865', null, ''),
  },
  it: {
    currency: 'EUR',
    rates: [22, 10],
    vendors: [
      party(
        'Officine Ferraris S.r.l.',
        'Via Roma 18',
        '20121 Milano',
        'IT00743110157',
        'IT60X0542811101000000123456',
        'info@officineferraris.it',
      ),
      party(
        'Vetreria Lagunare S.p.A.',
        'Fondamenta Nuove 9',
        '30121 Venezia',
        'IT00488410010',
        'IT60X0542811101000000123456',
        'www.vetrerialagunare.it',
      ),
      party(
        'Studio Ginepro',
        'Corso Francia 5',
        '10138 Torino',
        'IT00743110157',
        'IT60X0542811101000000123456',
        'www.studioginepro.it',
      ),
    ],
    buyer: party('Robotica Alpina S.p.A.', 'Via Po 3', '10124 Torino', 'IT00488410010', null, ''),
  },
  nl: {
    currency: 'EUR',
    rates: [21, 9],
    vendors: [
      party(
        'Waterhoek Techniek B.V.',
        'Havenweg 88',
        '3089 JK Rotterdam',
        'NL810433941B01',
        'NL91ABNA0417164300',
        'facturen@waterhoektechniek.nl',
      ),
      party(
        'Drukkerij De Linde B.V.',
        'Kerkstraat 5',
        '3511 LX Utrecht',
        'NL004495445B01',
        'NL20INGB0001234567',
        'www.drukkerijdelinde.nl',
      ),
      party(
        'Bureau Zonneveld',
        'Singel 40',
        '1015 AB Amsterdam',
        'NL810433941B01',
        'NL91ABNA0417164300',
        'www.bureauzonneveld.nl',
      ),
    ],
    buyer: party('Polder Robotica N.V.', 'Stationsplein 1', '2312 AK Leiden', 'NL004495445B01', null, ''),
  },
  pl: {
    currency: 'PLN',
    rates: [23, 8],
    vendors: [
      party(
        'Stalmet Sp. z o.o.',
        'ul. Długa 12',
        '00-238 Warszawa',
        'PL5260250274',
        'PL61109010140000071219812874',
        'biuro@stalmet.pl',
      ),
      party(
        'Drukarnia Wisła S.A.',
        'ul. Rynek 4',
        '31-042 Kraków',
        'PL7740001454',
        'PL27114020040000300201355387',
        'www.drukarniawisla.pl',
      ),
      party(
        'Pracownia Jodła',
        'ul. Leśna 7',
        '80-001 Gdańsk',
        'PL5260250274',
        'PL61109010140000071219812874',
        'www.pracowniajodla.pl',
      ),
    ],
    buyer: party('Robotyka Karpacka S.A.', 'ul. Główna 3', '35-001 Rzeszów', 'PL7740001454', null, ''),
  },
  pt: {
    currency: 'EUR',
    rates: [23, 6],
    vendors: [
      party(
        'Metalúrgica Serra Lda.',
        'Rua do Carmo 14',
        '4050-164 Porto',
        'PT503504564',
        'PT50000201231234567890154',
        'geral@metalurgicaserra.pt',
      ),
      party(
        'Cortiça Nova S.A.',
        'Avenida da Liberdade 9',
        '1250-096 Lisboa',
        'PT500100144',
        'PT50000201231234567890154',
        'www.corticanova.pt',
      ),
      party(
        'Atelier Maresia',
        'Largo do Sol 2',
        '8000-076 Faro',
        'PT503504564',
        'PT50000201231234567890154',
        'www.ateliermaresia.pt',
      ),
    ],
    buyer: party('Robótica Tejo S.A.', 'Rua Augusta 1', '1100-048 Lisboa', 'PT500100144', null, ''),
  },
};
