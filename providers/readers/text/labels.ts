import { words } from './pattern.js';

// What fields are called on invoices in English, German, French, Spanish, Italian, Dutch, Polish and Portuguese.

export const numberLabel = words(
  'invoice (?:number|no|nr|num|id|#)\\.?(?: no\\.?)?', 'inv\\.? (?:no|nr|number|#)\\.?', 'invoice ?#', 'bill (?:number|no)\\.?',
  'rechnungs?[- ]?(?:nummer|nr\\.?|no\\.?)', 'rechnung (?:nr|no|nummer)\\.?', 'beleg(?:nummer|nr\\.?)',
  'facture (?:n[°ºo]\\.?|num[ée]ro)', 'n[°º] (?:de )?facture', 'num[ée]ro (?:de )?(?:la )?facture',
  'factura (?:n[°ºo.]+|n[úu]m(?:ero)?\\.?)', '(?:n[úu]mero|n[°º.]+|n[úu]m\\.?) (?:de )?(?:la )?factura',
  'fattura (?:n[°ºr.]+|num(?:ero)?\\.?)', '(?:numero|n[°º.]+|nr\\.?) (?:della )?fattura',
  'factuur(?:nummer|nr\\.?)', 'factuur (?:nummer|nr|no)\\.?',
  'faktura (?:vat )?(?:nr|numer)\\.?', '(?:numer|nr) faktury',
  '(?:n[úu]mero|n\\.?[°º]) (?:da )?fatura', 'fatura n\\.?[°ºo]\\.?',
  'credit (?:note|memo) (?:number|no|#)\\.?', 'gutschrift(?:s?nummer|snr\\.?| nr\\.?)', 'avoir n[°º]',
); // prettier-ignore

/** A title with the number right behind it: `Facture FA-2017-0009`. */
export const numberTitle = words(
  'invoice', 'tax invoice', 'rechnung', 'facture', 'factura', 'fattura', 'factuur', 'faktura(?: vat)?', 'fatura', 'credit note', 'gutschrift', 'avoir',
); // prettier-ignore

export const issuedLabel = words(
  'invoice date', 'date of (?:issue|invoice)', 'issue date', 'issued(?: on)?', 'date issued', 'bill date',
  'rechnungsdatum', 'ausstellungsdatum', 'belegdatum', 'rechnung vom',
  'date (?:de )?(?:la )?facture', 'date de facturation', 'date d[’\']?[ ]?[ée]mission', 'factur[ée]e? le',
  'fecha (?:de )?(?:la )?factura', 'fecha (?:de )?emisi[óo]n', 'fecha de expedici[óo]n',
  'data (?:della )?fattura', 'data (?:di )?emissione', 'data documento',
  'factuur ?datum', 'data wystawienia', 'data faktury',
  'data (?:da )?(?:fatura|emiss[ãa]o)', 'data de emiss[ãa]o', 'emitida em',
); // prettier-ignore

export const plainDateLabel = words('date', 'dated', 'datum', 'fecha', 'data', 'le');

export const dueLabel = words(
  'due date', 'payment due(?: date| on| by)?', 'date due', 'due (?:on|by)', 'pay(?:able)? by', 'payment date', 'please pay (?:by|before)',
  'f[äa]lligkeit(?:sdatum)?', 'f[äa]llig (?:am|bis|zum)', 'zahlbar bis(?: zum)?', 'zu zahlen bis(?: zum)?', 'zahlungsziel', 'zahlung bis(?: zum)?',
  '(?:überweisen|zahlen|begleichen) sie (?:.{0,60}? )?bis(?: zum)?', 'zahlungsfrist(?: bis)?', 'zahlungstermin',
  'date d[’\']?[ ]?[ée]ch[ée]ance', '[ée]ch[ée]ance(?: le)?', '(?:à|a) (?:payer|r[ée]gler) avant le', 'date limite (?:de )?(?:paiement|r[èe]glement)(?: le)?', 'payable (?:le|avant le|jusqu[’\']au)',
  'fecha (?:de )?vencimiento', 'vencimiento', 'pagar antes del?', 'vence el',
  '(?:data )?(?:di )?scadenza(?: pagamento)?', 'scade il', 'pagare entro il', 'entro il',
  'vervaldatum', 'vervaldag', 'te betalen (?:voor|vóór|uiterlijk)(?: op)?', 'uiterlijk (?:te )?(?:betalen|voldoen)(?: op| voor)?', 'betalen v[óo][óo]r',
  'termin (?:p[łl]atno[śs]ci|zap[łl]aty)', 'p[łl]atne do', 'zap[łl]aci[ćc] do',
  'data de vencimento', 'data (?:limite )?de pagamento', 'vencimento', 'pagar at[ée](?: ao dia)?', 'vence (?:em|a)',
); // prettier-ignore

export const orderLabel = words(
  'p\\.?o\\.? (?:number|no|#)\\.?', 'po ?#', 'purchase order(?: number| no\\.?| #)?', 'order (?:number|no|id|#)\\.?', 'your (?:order|reference)',
  'bestell(?:nummer|nr\\.?|ung)', 'auftrags(?:nummer|nr\\.?)', 'ihre (?:bestellung|referenz)', 'n[°º] (?:de )?commande', 'bon de commande', 'commande n[°º]', 'votre r[ée]f[ée]rence',
  'n[úu]mero de pedido', 'pedido n[°º.]+', 'su referencia', 'numero (?:d[’\'])?ordine', 'ordine n[°º.]+', 'ordernummer', 'bestelnummer', 'uw referentie',
  '(?:numer|nr) zam[óo]wienia', 'n[úu]mero de encomenda', 'encomenda n\\.?[°º]', 'v/ refer[êe]ncia',
); // prettier-ignore

/** Whose name follows is the seller. */
export const sellerLabel = words(
  'from', 'seller', 'sold by', 'vendor', 'supplier', 'billed by', 'issued by', 'remit (?:payment )?to', 'service provider', 'payee', 'beneficiary', 'account (?:name|holder)',
  'verk[äa]ufer', 'rechnungssteller', 'lieferant', 'leistungserbringer', 'kontoinhaber', '[ée]metteur', 'vendeur', 'fournisseur', 'prestataire', 'titulaire(?: du compte)?',
  'emisor', 'proveedor', 'vendedor', 'titular(?: de la cuenta)?', 'fornitore', 'cedente(?:/prestatore)?', 'intestatario', 'leverancier', 'ten name van', 't\\.n\\.v\\.', 'sprzedawca', 'wystawca', 'fornecedor', 'emitente', 'prestador',
); // prettier-ignore

/** Whose name follows is the buyer: us. */
export const buyerLabel = words(
  'bill(?:ed)? to(?: address)?', 'sold to', 'ship(?:ped)? to', 'invoice to', 'invoiced to', 'deliver(?:ed|y)? (?:to|address)', 'billing address', 'shipping address', 'customer', 'client', 'buyer', 'guest name', 'attn', 'attention',
  'rechnungs(?:adresse|empf[äa]nger|anschrift)', 'lieferadresse', 'lieferanschrift', 'kunde', 'k[äa]ufer', 'auftraggeber', 'empf[äa]nger',
  'factur[ée] [àa]', 'adresse de (?:facturation|livraison)', 'livr[ée] [àa]', 'destinataire', 'acheteur', 'nom de l[’\']abonn[ée]', 'facturar a', 'facturado a', 'cliente', 'comprador', 'destinatario', 'direcci[óo]n de (?:env[íi]o|facturaci[óo]n)',
  'cessionario(?:/committente)?', 'committente', 'spett\\.?(?:le)?', 'acquirente', 'klant', 'factuuradres', 'afleveradres', 'factuur aan', 'afnemer', 'nabywca', 'odbiorca', 'p[łl]atnik', 'faturar a', 'adquirente',
); // prettier-ignore

export type SumKind = 'gross' | 'total' | 'due' | 'paid' | 'net' | 'tax';

/** In the order in which they are tried: the first that fits names the row. */
export const sumLabels: readonly (readonly [SumKind, RegExp])[] = [
  ['net', words(
    'sub[- ]?totals?', 'subtotaal', 'sous[- ]total', 'zwischensumme', 'net (?:amount|total|value|price)', 'total (?:net|excl\\S*|before tax|excluding)', '(?:amount|total) before (?:tax|vat)', 'taxable (?:amount|total)',
    'netto(?:betrag|summe|wert|gesamt\\S*)', '(?:summe|gesamt|betrag|total) netto', 'total (?:ht|h\\.t\\.?|hors taxes?|sans tva)', 'montant (?:total )?(?:ht|h\\.t\\.?)', 'base imponible', '(?:totale )?imponibile', 'totale netto',
    'excl(?:usief|\\.) btw', 'totaal excl\\S*', '(?:razem|suma|warto[śs][ćc]|kwota) netto', 'total (?:sem iva|il[íi]quido|l[íi]quido)', 'base tribut[áa]vel', 'base de incid[êe]ncia', 'netto',
  )],
  ['gross', words(
    'grand total', 'total (?:incl\\S*|with|including)', 'invoice (?:total|amount)', 'total (?:for this )?invoice(?: amount)?', 'gross (?:amount|total)', 'total amount(?! due| paid| payable)',
    'gesamtbetrag', 'rechnungs(?:betrag|summe|endbetrag)', 'brutto(?:betrag|summe|gesamt\\S*)?', 'endbetrag', 'gesamtsumme', '(?:summe|gesamt|total|betrag) (?:inkl|brutto)\\S*',
    'total (?:ttc|t\\.t\\.c\\.?)', 'montant (?:total )?(?:ttc|t\\.t\\.c\\.?)', 'total facture', 'importe total', 'total (?:factura|con iva|iva inclu[ií]d[oa])',
    'totale (?:fattura|documento|ivato|complessivo|iva inclusa|lordo)', 'importo totale', 'totaal incl\\S*', 'factuur ?(?:totaal|bedrag)', 'totaalbedrag', 'incl(?:usief|\\.) btw',
    '(?:razem|suma|warto[śs][ćc]|kwota) brutto', 'total (?:geral|da fatura|com iva)', 'valor total',
  )],
  ['paid', words(
    'amount paid', '(?:less |total )?payments?(?: received| made)', '(?:total )?paid', 'deposit(?: paid)?', 'pre-?paid(?: amount)?', 'prepayment', 'credits? applied',
    '(?:bereits )?(?:gezahlt|bezahlt|geleistet)(?:er betrag)?', 'anzahlung(?:en)?', 'vorauszahlung(?:en)?', 'abschlagszahlung(?:en)?', '(?:d[ée]j[àa] |montant )?(?:r[ée]gl[ée]|pay[ée]|vers[ée])', 'acomptes?',
    'pagado', 'anticipos?', '(?:importo )?pagato', 'acconto', '(?:reeds )?betaald', 'vooruitbetaald', 'aanbetaling', '(?:kwota )?zap[łl]acon[oa]', 'zaliczka', 'wp[łl]acono', 'pago', 'adiantamento', 'valor pago',
    'ideal', 'paypal', 'visa', 'mastercard', 'amex', 'bancontact', 'klarna', 'maestro', '(?:ec|kredit)-?karte', 'credit card', 'cash', 'bar(?:zahlung)?', 'carte (?:bancaire|de cr[ée]dit)', 'rembours',
  )],
  ['due', words(
    '(?:total )?amount (?:due|payable)', '(?:total|balance) (?:due|payable|outstanding)', 'balance(?: to pay| \\(if any\\))?', 'outstanding(?: amount| balance)?', 'please pay', '(?:total )?to pay',
    'zahlbetrag', 'zu zahlen(?:der betrag)?', 'zahlbarer betrag', 'offener betrag', 'ausstehend(?:er betrag)?', 'restbetrag', 'f[äa]lliger betrag', 'net [àa] payer', 'reste [àa] payer', 'solde(?: [àa] payer)?', 'montant d[ûu]', '(?:somme|montant|total) [àa] payer', '[àa] payer',
    '(?:importe|total) a pagar', '(?:saldo|importe) pendiente', '(?:totale |netto )?(?:da|a) pagare', 'saldo(?: dovuto)?', '(?:totaal |bedrag )?te betalen(?: bedrag)?', 'openstaand(?: bedrag| saldo)?', '(?:kwota |razem |suma |pozosta[łl]o )?do zap[łl]aty', 'nale[żz]no[śs][ćc](?: og[óo][łl]em)?',
    '(?:total |valor )?a pagar', 'valor em d[íi]vida',
  )],
  ['tax', words(
    '(?:sales |total )?tax(?:es)?', 'total taxes', 'vat', 'gst', 'hst', 'pst', '(?:zzgl\\.? |zuz[üu]gl(?:ich|\\.) |enth(?:altene|\\.) )?(?:mwst\\.?|ust\\.?|umsatzsteuer|mehrwertsteuer)(?: gesamt)?', '(?:montant |total )?tva', '(?:cuota |importo )?i\\.?v\\.?a\\.?', 'imposta', 'btw(?: bedrag)?', '(?:kwota |podatek )?vat', 'podatek', 'imposto',
  )],
  ['total', words('total', 'totaal', 'summe', 'gesamt', 'totale', 'razem', 'suma', 'og[óo][łl]em')],
]; // prettier-ignore

export const paidMark = words(
  'paid in full', 'paid', 'fully paid', 'bezahlt', 'betrag dankend erhalten', 'pay[ée]e?', 'acquitt[ée]e?', 'pagad[oa]', 'pagat[oa]', 'betaald', 'voldaan', 'vooruitbetaald', 'zap[łl]acono', 'op[łl]acon[oa]', 'pag[oa]', 'liquidad[oa]',
); // prettier-ignore

/** The vendor takes the money by itself; paying as well would pay twice. */
export const collectedMark = words(
  'direct debit', '(?:automatically|will be) (?:charged|debited|collected)', 'charged (?:to|on) your', 'autopay', 'paid (?:with|by|through|via) .{0,30}(?:card|visa|mastercard|paypal|cash)',
  'lastschrift(?:verfahren)?', 'wird (?:.{0,60} )?(?:abgebucht|eingezogen)', 'buchen wir', 'pr[ée]l[èe]vement automatique', 'sera pr[ée]lev[ée]e?', 'domiciliaci[óo]n bancaria', 'domiciliado', 'addebito (?:diretto|automatico|sdd)', 'automatische incasso', 'automatisch (?:ge[ïi]ncasseerd|afgeschreven)', 'vooruitbetaald', 'polecenie zap[łl]aty', 'd[ée]bito direto',
); // prettier-ignore
