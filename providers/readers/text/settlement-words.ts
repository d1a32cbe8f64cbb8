import type { Language } from './language.js';
import { words } from './pattern.js';

// How bills say that nobody has to pay them by hand, in the same eight languages as labels.ts.

/** What a bill is paid with where it was paid without a transfer of ours. */
const means =
  '(?:\\S+ ){0,3}?(?:(?:credit|debit|bank|kredit|ec-?)?-?card\\S*|(?:kredit|ec-?)?-?karte|visa|master ?card|amex|american express|maestro|paypal|klarna|stripe|ideal|bancontact|apple pay|google pay|twint|blik|bizum|mb ?way|multibanco|sofort|giropay|cash|check|cheque|bar|cb|carte(?: bancaire)?|virement|esp[èe]ces|ch[èe]que|pr[ée]l[èe]vement|tarjeta|efectivo|transferencia|carta|contanti|bonifico|credit ?card|pin|contant|overboeking|kart\\S*|got[óo]wk\\S*|przelew\\S*|aplikacj\\S*|cart[ãa]o|dinheiro|transfer[êe]ncia|(?:wire|bank) transfer|[üu]berweisung|lastschrift|direct debit|incasso|app)';
const dateAhead = '(?:\\d|\\p{L}{3,9}\\.? \\d)';

export type SettlementWords = {
  /** Another language in which these words mean something else: Spanish `pago por` asks for what Portuguese says was paid. */
  readonly notIn?: Language;
  /** A condition, a wish or a negation: the sentence does not say that it is so. */
  readonly guard: RegExp;
  /** The sentence is about something else than this bill's amount. */
  readonly aside: RegExp;
  readonly paid: RegExp;
  /** The same at the beginning of a sentence; behind other words it is about any bill: `orders paid by card are …`. */
  readonly opening: RegExp;
  /** These carry a negation of their own: no payment is required. */
  readonly free: RegExp;
  readonly collected: RegExp;
  /** Speaks of debits, and says of none that it will be taken. */
  readonly mention: RegExp;
};

export const settlementWords: readonly SettlementWords[] = [
  {
    guard: words(
      'if|unless|until|once|when|after|before|following|today|now|whether|should|must|shall|can|may|might|could|would|please|kindly|cannot',
      "not|never|\\S+n['’]t|to be|needs? to|in case|failing|either|options?|available|accept(?:ed)?|prefer|wish|want",
    ),
    aside: words(
      'previous|prior|last|interest|late|overdue|fees?|penalt(?:y|ies)|returned|dishonou?red|surcharges?|disputed?|set ?up|switch to',
    ),
    paid: words(
      '(?:invoice|bill|amount|balance|total|order|payment|it) (?:has|have) (?:already )?been (?:fully |successfully )?(?:paid|settled|charged|processed|received)',
      '(?:invoice|bill|amount|balance|total|order) (?:was|is) (?:fully |already )+(?:paid|settled)',
      '(?:was|has been|were) (?:successfully )?(?:charged|debited) (?:to|from|on) your',
      'we (?:have )?charged your',
      'your [\\p{L} ]{2,30} (?:has been|was) (?:charged|debited)',
      `payment received(?: in full| with thanks|:? on ${dateAhead})`,
      'received with thanks',
      'paid with thanks',
    ),
    opening: words(
      `paid(?: in full)?:? (?:by|with|via|through|using):? ${means}`,
      `paid: ${means}`,
      `(?:paid|settled)(?: in full)? on (?:the )?${dateAhead}`,
      'already paid',
    ),
    free: words(
      'no (?:further )?payment (?:is )?(?:due|required|necessary|needed)',
      'nothing (?:left |more |further )?to pay',
    ),
    collected: words(
      '(?:will|shall) (?:automatically )?(?:be )?(?:automatically )?(?:charged?|debit(?:ed)?|collect(?:ed)?|deduct(?:ed)?|taken?) .{0,60}?(?:account|card|direct debit|paypal|billing date|payment method)',
      '(?:is|are|will be|shall be) automatically (?:charged|debited|collected)',
      'will be (?:collected|paid|taken) by direct debit',
      `direct debit (?:will be|is) (?:taken|collected|made|presented)`,
      `direct debit (?:date|on):? ${dateAhead}`,
      'auto-?pay (?:is )?(?:on|enabled|active|scheduled)',
    ),
    mention: words(
      'direct debit',
      'auto-?pay',
      '(?:automatically|will be) (?:charged|debited)',
      'card on file',
    ),
  },
  {
    guard: words(
      'wenn|falls|nach|vor|sofern|sobald|solange|sollten?|bitte|nicht|keine?n?|nie|kann|k[öo]nn(?:en|te|ten)|muss|m[üu]ssen|m[öo]cht\\S+|noch|erst|bis|soll|zu (?:be)?zahlen|zu begleichen',
    ),
    aside: words('verzug\\S*|mahn\\S*|geb[üu]hr\\S*|zinsen|r[üu]cklast\\S*|m[öo]glich|wahlweise|oder'),
    paid: words(
      '(?:wurden?|ist|sind|haben (?:sie|wir))(?: \\S+){0,8}? (?:bezahlt|beglichen|gezahlt|belastet|abgebucht|eingezogen)',
      '(?:betrag )?dankend erhalten',
      `zahlung (?:am .{1,12} )?(?:erhalten(?! sie| wir)|eingegangen)`,
    ),
    opening: words(
      `(?:bezahlt|gezahlt|beglichen):? (?:per|mit|via|durch|[üu]ber) ${means}`,
      `bezahlt: ${means}`,
      `(?:bezahlt|gezahlt|beglichen) am ${dateAhead}`,
      'bereits (?:vollst[äa]ndig )?(?:bezahlt|beglichen)',
    ),
    free: words('keine (?:weitere )?zahlung (?:mehr )?(?:erforderlich|notwendig|n[öo]tig|f[äa]llig)'),
    collected: words(
      '(?:wird|werden)(?: \\S+){0,14}? (?:abgebucht|eingezogen|belastet)',
      '(?:buchen|ziehen) wir(?: \\S+){1,14}? (?:ab|ein)',
      'wir (?:buchen|ziehen)(?: \\S+){1,14}? (?:ab|ein)',
      '(?:wird|werden|erfolgt)(?: \\S+){0,8}? (?:per|mittels|durch) (?:sepa-)?(?:basis-?)?lastschrift\\S*',
    ),
    mention: words(
      '(?:sepa-)?(?:basis-?|firmen)?lastschrift\\S*',
      'bankeinzug',
      'abbuchung\\S*',
      'abgebucht',
      'eingezogen',
      'buchen wir',
      'gl[äa]ubiger-?id\\S*',
    ),
  },
  {
    guard: words(
      "si|s['’]il|lorsque|d[èe]s|sauf|sinon|apr[èe]s|tant que|jusqu|peut|peuvent|pouvez|veuillez|doit|doivent|devez|ne|pas|non|merci de|[àa] d[ée]faut|en cas|possible|soit|avant",
    ),
    aside: words('pr[ée]c[ée]dent\\S*|ancien\\S*|retard|p[ée]nalit[ée]s?|frais|rejet\\S*|tva'),
    paid: words(
      '(?:est|sont) (?:d[ée]j[àa] |int[ée]gralement )+(?:pay[ée]e?s?|r[ée]gl[ée]e?s?|acquitt[ée]e?s?)',
      '(?:facture|commande) (?:d[ée]j[àa] )?(?:acquitt[ée]e|r[ée]gl[ée]e|pay[ée]e)',
      '(?:a|ont) (?:d[ée]j[àa] |bien )?[ée]t[ée] (?:int[ée]gralement |bien )?(?:r[ée]gl[ée]|pay[ée]|acquitt[ée]|d[ée]bit[ée]|pr[ée]lev[ée])e?s?',
      'pour acquit',
    ),
    opening: words(
      `(?:pay[ée]e?|r[ée]gl[ée]e?|acquitt[ée]e?) (?:le ${dateAhead}|(?:par|en|avec) ${means})`,
      `pay[ée]e?: ${means}`,
      'd[ée]j[àa] (?:pay[ée]e?|r[ée]gl[ée]e?)',
      '(?:paiement|r[èe]glement) (?:bien )?re[çc]u',
    ),
    free: words(
      "aucun (?:paiement|r[èe]glement) (?:n['’]est )?(?:d[ûu]|requis|n[ée]cessaire|[àa] effectuer)",
    ),
    collected: words(
      'ser(?:a|ont) (?:automatiquement )?(?:pr[ée]lev|d[ée]bit)[ée]e?s?',
      'avis de pr[ée]l[èe]vement',
      `pr[ée]l[èe]vement (?:automatique )?(?:pr[ée]vu )?(?:le|du|au|[àa] partir du):? ${dateAhead}`,
      `pr[ée]lev[ée]e? (?:le ${dateAhead}|sur (?:votre|le) compte)`,
    ),
    mention: words('pr[ée]l[èe]vements?', 'd[ée]bit automatique', 'pr[ée]lev[ée]e?s?'),
  },
  {
    guard: words(
      'si|cuando|salvo|tras|despu[ée]s|mientras|no|nunca|puede[ns]?|debe[nr]?|deber[áa]n?|por favor|hasta|en caso|antes|rogamos|o bien',
    ),
    aside: words('anterior\\S*|mora|intereses|recargos?|retras\\S*|devuelt\\S*'),
    paid: words(
      '(?:ha sido|fue|est[áa]) (?:ya )?(?:totalmente )?(?:pagad|abonad|cobrad|liquidad)[oa]',
      'factura (?:ya )?pagada',
      'se (?:le )?ha (?:pagado|cobrado|abonado|cargado)',
    ),
    opening: words(
      `(?:pagad|abonad|cobrad)[oa] (?:con|mediante|por|en) ${means}`,
      `pagado: ${means}`,
      `pagad[oa] el ${dateAhead}`,
      'ya (?:est[áa] )?pagad[oa]',
      'pago (?:ya )?recibido',
    ),
    free: words('no (?:se requiere|es necesario) (?:ning[úu]n )?(?:otro )?pago'),
    collected: words(
      'se (?:le )?(?:cargar[áa]|adeudar[áa]|cobrar[áa]|girar[áa])',
      'ser[áa] (?:cargad|adeudad|cobrad|debitad|domiciliad)[oa]',
      'cargaremos',
    ),
    mention: words(
      'domiciliaci[óo]n(?: bancaria)?',
      'domiciliad[oa]',
      'adeudo (?:directo|sepa)',
      'cargo en (?:su )?cuenta',
      'd[ée]bito autom[áa]tico',
    ),
  },
  {
    guard: words(
      'per attivare|attivare|attivi|se|qualora|quando|dopo|fino|finch[ée]|salvo|non|mai|pu[òo]|possono|deve|devono|dovr[àa]|si prega|in caso|entro|oppure',
    ),
    aside: words('mora|interessi|ritard\\S*|insolut\\S*'),
    paid: words(
      '(?:[èe]|risulta) (?:gi[àa] )?(?:stat[oa] )?(?:gi[àa] )?(?:pagat|saldat|quietanzat|incassat)[oa]',
      'fattura (?:gi[àa] )?(?:pagata|saldata|quietanzata)',
    ),
    opening: words(
      `(?:pagat|saldat)[oa] (?:con|tramite|mediante|in) ${means}`,
      `pagato: ${means}`,
      `pagat[oa] (?:il|in data) ${dateAhead}`,
      'gi[àa] (?:pagat|saldat)[oa]',
      'pagamento (?:gi[àa] )?(?:ricevuto|effettuato|avvenuto)',
    ),
    free: words('nessun pagamento (?:[èe] )?(?:dovuto|richiesto|necessario)'),
    collected: words(
      '(?:sar[àa]|verr[àa]) (?:automaticamente )?(?:addebitat|prelevat)[oa]',
      'addebit(?:eremo|iamo)',
    ),
    mention: words(
      'addebito (?:diretto|automatico|sdd|in conto|sepa|sul)',
      'rid bancario',
      'domiciliazione',
      'sdd',
    ),
  },
  {
    guard: words(
      'indien|als|na|tot|totdat|wanneer|tenzij|niet|nog|nooit|kunt|kan|kunnen|moet|moeten|dient|dienen|gelieve|in geval|mits|zodra|graag|verzoeken|uiterlijk|binnen|te',
    ),
    aside: words('rente|storner\\S*|kosten|aanman\\S*'),
    paid: words(
      '(?:is|zijn|werd|werden|heeft u|hebt u|u heeft|u hebt)(?: \\S+){0,8}? (?:vooruit)?(?:betaald|voldaan|afgeschreven|ge[ïi]ncasseerd)',
    ),
    opening: words(
      `(?:vooruit)?(?:betaald|voldaan):? (?:met|via|per|door|op) (?:${means}|${dateAhead})`,
      `betaald: ${means}`,
      '(?:reeds|al) (?:betaald|voldaan)',
      'betaling (?:is )?(?:in goede orde )?ontvangen',
    ),
    free: words(
      '(?:u hoeft|hoeft u) (?:deze factuur )?(?:niets|niet) (?:meer )?te betalen',
      'geen betaling (?:nodig|vereist)',
    ),
    collected: words(
      '(?:wordt|worden|zal|zullen|wij)(?: \\S+){0,14}? (?:afgeschreven|ge[ïi]ncasseerd|incasseren|afschrijven)',
      '(?:schrijven wij|wij schrijven)(?: \\S+){1,14}? af',
      '(?:incasseren wij|wij incasseren)',
    ),
    mention: words(
      '(?:automatische )?incasso(?:machtiging)?',
      'incassant-?id\\S*',
      'schrijven wij',
      'afgeschreven',
      'ge[ïi]ncasseerd',
    ),
  },
  {
    guard: words(
      'je[śs]li|je[żz]eli|po|dop[óo]ki|a[żz]|gdy|gdyby|kiedy|nie|prosz[ęe]|prosimy|mo[żz]e\\S*|mo[żz]na|nale[żz]y|w przypadku|w razie|chyba|do|lub',
    ),
    aside: words('odsetk\\S*|op[óo][źz]nieni\\S*|zw[łl]ok\\S*'),
    paid: words(
      'zosta[łl][aoy]? (?:ju[żz] )?(?:w ca[łl]o[śs]ci )?(?:zap[łl]acon|op[łl]acon|uregulowan)[aeoy]',
      'faktura (?:jest )?(?:ju[żz] )?(?:op[łl]acona|zap[łl]acona|uregulowana)',
    ),
    opening: words(
      `(?:zap[łl]acon|op[łl]acon|uregulowan)[aeoy]:? (?:${means}|(?:w dniu|dnia|przez) ${dateAhead})`,
    ),
    free: words('nie wymaga (?:dalszej )?(?:p[łl]atno[śs]ci|zap[łl]aty)'),
    collected: words(
      'zostan(?:ie|[ąa]) (?:automatycznie )?(?:pobran|obci[ąa][żz]on)\\S+',
      'pobierzemy',
      'obci[ąa][żz]ymy',
    ),
    mention: words('polecen\\S+ zap[łl]aty', 'obci[ąa][żz]eni\\S+ (?:konta|rachunku|karty)', 'pobran[aeoy]'),
  },
  {
    notIn: 'es',
    guard: words(
      'se|caso|quando|ap[óo]s|enquanto|salvo|n[ãa]o|nunca|pode[ms]?|deve[m]?|dever[áa]|por favor|at[ée]|em caso|antes|ou',
    ),
    aside: words('anterior\\S*|mora|juros|atras\\S*|devolvid\\S*'),
    paid: words(
      '(?:foi|est[áa]|encontra-se) (?:j[áa] )?(?:totalmente )?(?:pag[oa]|liquidad[oa]|debitad[oa]|cobrad[oa])',
      'fatura (?:j[áa] )?(?:paga|liquidada)',
    ),
    opening: words(
      `(?:pag|liquidad)[oa] (?:(?:por|com|via|atrav[ée]s de) ${means}|em ${dateAhead})`,
      'pagamento (?:j[áa] )?(?:recebido|efetuado|confirmado)',
    ),
    free: words('n[ãa]o [ée] necess[áa]rio (?:efetuar )?(?:qualquer )?pagamento'),
    collected: words(
      'ser[áa] (?:automaticamente )?(?:debitad|cobrad)[oa]',
      'ser[áa] (?:efetuado )?(?:por )?d[ée]bito',
    ),
    mention: words('d[ée]bito (?:direto|autom[áa]tico|em conta)', 'debitad[oa]'),
  },
];

/** What comes behind it is how the bill is paid. */
export const meansLabel = words(
  '(?:payment|billing) (?:method|type|mode|means)',
  'method of payment',
  'zahlungs(?:art|weise|methode|form|mittel)',
  'bezahlart',
  'modes? de (?:paiement|r[èe]glement)',
  'moyen de (?:paiement|r[èe]glement)',
  '(?:forma|m[ée]todo|medio) de pago',
  '(?:modalit[àa]|metodo) di pagamento',
  'betaal(?:wijze|methode)',
  'wijze van betaling',
  '(?:forma|spos[óo]b|metoda) (?:p[łl]atno[śs]ci|zap[łl]aty)',
  '(?:forma|m[ée]todo|meio|modo) de pagamento',
);

export const statusLabel = words(
  '(?:payment |invoice |bill )?status',
  '(?:zahlungs|rechnungs)status',
  '(?:statut|[ée]tat)(?: (?:du paiement|de la facture))?',
  'estado(?: (?:del? pago|de la factura|do pagamento|da fatura))?',
  'stato(?: (?:del pagamento|della fattura))?',
  '(?:betaal|factuur)status',
  'status (?:p[łl]atno[śs]ci|faktury)',
);

/** A card whose number is shown in part: the vendor has the rest. */
export const maskedCard =
  /(?:[*x•·.]{2,}[ -]?|ending (?:in |with )?|endet auf |se terminant par |terminada en )\d{4}(?!\d)/iu;

/** The number under which the payer has allowed debits (EN 16931 BT-89), with what follows it. */
export const mandateNumber =
  /(?<!\p{L})(?:mandats?-?(?:ref\p{L}*|nr\.?|nummer|id)|mandate (?:ref\p{L}*|id|no\.?|number)|r[ée]f[ée]rence (?:unique )?(?:du|de) mandat|RUM|referencia (?:del? )?mandato|(?:riferimento|codice) mandato|mandaat(?:kenmerk|referentie|nummer|id)|(?:numer|nr) mandatu|refer[êe]ncia d[oe] mandato)(?!\p{L})\P{L}{0,4}[\p{L}-]{0,8}\P{L}?\d/iu;
