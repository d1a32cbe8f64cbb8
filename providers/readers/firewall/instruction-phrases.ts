/**
 * What texts say that want to steer a machine, in the eight languages that are read, as patterns over plain text (see
 * plain.ts). They name a machine's instructions, address a machine, or dictate its answer: nothing that a bill says to a
 * person.
 */
const any = (...words: readonly string[]) => `(?:${words.join('|')})`;
const start = '(?<![a-z0-9])';
const end = '(?![a-z0-9])';

const ignore = any(
  'ignore|disregard|forget|override|bypass|ignorier\\w*|missacht\\w*|vergiss|vergessen|vergesst',
  'beachte[nt]?|ignor\\w+|oubli\\w+|tene[zr]|tiens|fais|faites|olvid\\w+|haga|haz|descart\\w+',
  'omit\\w+|dimentic\\w+|trascur\\w+|tralasci\\w+|negeer|negeren|vergeet|zignoruj\\w*|ignoruj\\w*',
  'pomin\\w*|zapomnij\\w*|esquec\\w+|desconsider\\w+|desprez\\w+',
);

const earlier = any(
  'all|any|every|previous|prior|earlier|above|preceding|your|system|the|alle[nrs]?|vorherig\\w*',
  'bisherig\\w*|fruher\\w*|obig\\w*|vorangegangen\\w*|deine\\w*|ihre\\w*|die|sammtliche\\w*',
  'samtliche\\w*|toutes?|tous|precedent\\w*|anterieur\\w*|vos|tes|les|compte|tod[ao]s?|anterior\\w*',
  'previ[ao]s?|tus|sus|las|los|omiso|caso|tutte?|tutti|precedenti|tue|le|vostre|gli|eerdere|vorige',
  'voorgaande|je|jouw|uw|bovenstaande|de|wszystkie\\w*|poprzedni\\w*|wczesniejsz\\w*|swoje',
  'powyzsz\\w*|suas|as|os',
);

const instructions = any(
  'instructions?|prompts?|directives?|guidelines?|rules|commands?|anweisung\\w*|instruktion\\w*',
  'regeln|vorgaben|befehle?n?|consignes?|regles|directives?|instruccion\\w*|reglas|indicaciones',
  'ordenes|istruzion\\w*|regole|direttive|comandi|instructies?|regels|aanwijzing\\w*|opdrachten',
  'instrukcj\\w*|polecen\\w*|zasad\\w*|reguly|instruc\\w*|regras|comandos|orientacoes',
);

const machine = any(
  'ais?|a\\.i\\.|llms?|(?:large )?language models?',
  'ai[ -](?:models?|assistants?|systems?|agents?|readers?)|chat ?gpt|claude|gemini|copilot',
  'automated (?:readers?|systems?|processors?)|invoice (?:readers?|parsers?|bots?|extractors?)',
  'extraction (?:models?|systems?|engines?)|ki|ki-(?:modelle?|systeme?|assistent\\w*|agent\\w*)',
  "sprachmodelle?|kunstliche intelligenz|ia|l'ia|modeles? de langage|intelligence artificielle",
  "assistants? (?:ia|d'ia|virtuels?)|modelos? de lenguaje|inteligencia artificial",
  "asistentes? (?:de ia|virtual\\w*)|l'intelligenza artificiale|intelligenza artificiale",
  'modell[oi] linguistic[oi]|assistent[ei] (?:ia|ai|virtual[ei])|taalmodel\\w*',
  'kunstmatige intelligentie|ai-(?:model\\w*|assistent\\w*)|model\\w* jezykow\\w*',
  'sztuczn\\w+ inteligencj\\w+|asystent\\w* ai|modelos? de linguagem',
  'assistentes? (?:de ia|virtua\\w*)',
);

const notice = any(
  'note|notice|attention|important|instructions?|message|hint|command|achtung|hinweise?',
  'anweisung\\w*|nachricht|wichtig|remarque|consignes?|avis|nota|atencion|instrucciones|aviso',
  'mensaje|attenzione|istruzioni|avviso|messaggio|let op|opmerking|instructies?|bericht|uwaga',
  'instrukcj\\w*|wiadomosc|atencao|instrucoes|mensagem',
);
const to = any("to|for|an|fur|pour|a|aux?|para|al|per|all'|voor|aan|dla|do|ao|aos");
const article = any(
  "the|any|all|every|an?|die|das|den|alle|jede\\w*|l'|les|la|le|el|los|il|de|het|o|os|tout\\w*",
  'tod[ao]s?|cualquier|processing|reading|reviewing',
);
const must = any(
  'must|shall|should|has to|have to|needs? to|muss|mussen|soll(?:en)?|doit|doivent|debe[n]?|deve',
  'devono|devem|moet(?:en)?|musi|musza|powin\\w+',
);

const youAre = any(
  "you are|you're|act as|pretend to be|if you are|du bist|sie sind|wenn du|wenn sie|tu es|vous etes",
  'si vous etes|si tu es|eres|usted es|si eres|sei|se sei|je bent|u bent|als je|als u|jestes',
  'jesli jestes|voce e|se voce e|es um|es uma',
);
const being = any(
  'now|an?|the|jetzt|eine?|maintenant|une?|ahora|un[ao]?|ora|een|nu|teraz|agora|um|uma|helpful',
  'automated',
);

const set = any(
  'set|change|replace|overwrite|report|return|output|extract|record|answer|setze[n]?|ander[en]\\w*',
  'ersetze[n]?|uberschreibe[n]?|gib|geben sie|melde[n]?|trage[n]?|mets|mettez|change[zr]?',
  'remplace[zr]?|indique[zr]?|renvoie|renvoyez|retourne[zr]?|establece\\w*|cambi[ae]\\w*',
  'reemplac\\w*|devuelv\\w*|registr\\w*|reemplaz\\w*|imposta\\w*|sostitui\\w*|restituisci|riporta',
  'modifica\\w*|stel|wijzig|vervang|verander|geef|ustaw\\w*|zmien\\w*|zastap\\w*|zwroc\\w*',
  'podaj\\w*|defin[ai]\\w*|mud[ae]\\w*|alter[ae]\\w*|substitu[ai]\\w*|retorn[ae]\\w*|inform[ea]',
);
const field = any(
  'total|totals?|amount(?: due| to pay)?|iban|bank account|account number|payee|vendor(?: ?name)?',
  'beneficiary|supplier|due date|gesamtbetrag|betrag|rechnungsbetrag|empfanger|zahlungsempfanger',
  'kontonummer|bankverbindung|lieferant\\w*|falligkeit\\w*|montant(?: total)?|beneficiaire',
  "fournisseur|compte bancaire|date d'echeance|echeance|importe(?: total)?|beneficiario|proveedor",
  'cuenta bancaria|fecha de vencimiento|vencimiento|importo(?: totale)?|totale|fornitore',
  'conto(?: bancario| corrente)?|scadenza|bedrag|totaalbedrag|begunstigde|leverancier',
  'rekeningnummer|vervaldatum|kwot\\w+|sum\\w+|odbiorc\\w+|dostawc\\w+|sprzedawc\\w+',
  'numer\\w* konta|rachunku? bankow\\w+|termin\\w* platnosci|valor(?: total)?|montante|fornecedor',
  'conta bancaria|data de vencimento|vencimento',
);
const towards = any(
  'to|as|with|by|auf|als|durch|mit|zu|a|au|sur|par|comme|en|por|como|con|su|come|op|in|door|na|jako',
  'para|de|=|:',
);

const pay = any(
  'approve[ds]?|pay|release|process|authori[sz]e|genehmig\\w*|freigeben|gib|bezahl\\w*|zahle',
  'approuve[zr]?|paye[zr]|valide[zr]|aprueb\\w*|pagu?[ae]\\w*|approva\\w*|paga\\w*|keur|betaal',
  'zatwierdz\\w*|zaplac\\w*|aprov[ae]\\w*',
);
const without = any(
  'without (?:any )?(?:human )?|skip(?:ping)? (?:the |any |all )?(?:human )?',
  'ohne (?:jede )?(?:weitere )?(?:menschliche )?|sans (?:aucune? )?(?:autre )?|sin (?:ninguna? )?',
  'senza (?:alcuna? )?(?:ulteriore )?|zonder (?:verdere )?(?:menselijke )?|bez (?:dalsz\\w+ )?',
  'sem (?:nenhuma? )?',
);
const review = any(
  'reviews?|verification|checks?|approval|confirmation|oversight|prufung|freigabe|kontrolle',
  'ruckfrage|verification|controle|validation|revision|verificacion|aprobacion|verifica|controllo',
  'revisione|approvazione|controle|beoordeling|goedkeuring|weryfikacj\\w+|kontrol\\w+|sprawdz\\w+',
  'zatwierdz\\w+|verificacao|revisao|aprovacao',
);
const marked = any(
  'mark (?:this|the) (?:invoice|bill|document|payment)(?: as)? (?:as )?(?:approved|verified|trusted|safe|legitimate)',
  'treat (?:this|the) (?:invoice|bill|document) as (?:approved|verified|trusted|safe|legitimate)',
);
const keepQuiet = any("do not|don't|never");

/** Each is a sentence's kind; 80 letters at most lie between its parts. */
export const instructionPhrases: readonly RegExp[] = [
  `${start}${ignore}${end}(?: (?:pas|nicht|non|niet|nie|no|of))?(?: ${earlier}| compte de| caso omiso de| considerar){1,4} (?:\\w+ ){0,2}?${instructions}${end}`,
  `${start}${instructions} (?:\\w+ ){0,2}${any('ignorieren', 'missachten', 'vergessen', 'negeren', 'ignorer', 'ignorowac')}${end}`,
  `${start}${notice} ${to} ?(?:${article} ?){0,3}${machine}${end}`,
  `${start}${machine} (?:\\w+ ){0,4}?${must} (?:\\w+ ){0,6}?${any(ignore, set, pay, field)}${end}`,
  `${start}${youAre} (?:\\w+ )?(?:${being} ){0,4}(?:\\w+ )?${any(machine, 'chatbot', 'invoice assistant', 'accounting assistant', 'assistant', 'assistent', 'asistente', 'assistente', 'asystent\\w*')}${end}`,
  `${start}${set} (?:\\w+[',]? ){0,4}?${field} ?(?:\\w+ ){0,3}?${towards} ?["']?(?:[a-z]{2}\\d{2}|[€$£]|\\d|usd|eur|gbp|pln|${any('zero', 'null', 'nul')}${end}|"|')`,
  `${start}${set} (?:\\w+[',]? ){0,3}?${any('payee', 'vendor ?name', 'vendor', 'beneficiary', 'empfanger', 'zahlungsempfanger', 'beneficiaire', 'beneficiario', 'begunstigde', 'odbiorc\\w+')} (?:\\w+ ){0,2}?${any('to', 'with', 'auf', 'durch', 'par', 'por', 'con', 'door', 'na')} `,
  `${start}${pay} (?:\\w+ ){0,6}?${without}${review}${end}`,
  `${start}${marked}${end}`,
  `${start}${keepQuiet} (?:flag|report|mention|reveal|disclose|alert) (?:\\w+ ){0,4}?${any('users?', 'humans?', 'reviewers?', 'anyone', 'instructions?', 'discrepanc\\w+', 'prompts?')}${end}`,
  `${start}${any('confidence', 'konfidenz', 'confiance', 'confianza', 'confidenza', 'pewnosc', 'confianca')}(?: score)? (?:\\w+ ){0,3}?${any('1[.,]0+', '100 ?%', '0[.,]99?')}`,
  '<\\|(?:im_start|im_end|system|user|assistant|endoftext)\\|>|\\[/?inst\\]|<</?sys>>|### ?(?:system|instruction|response)|<(?:system|instructions?)>',
  `${start}${any('system prompt', 'systemprompt', 'system message', 'prompt injection', 'developer mode', 'jailbreak', 'new instructions?:', 'begin instructions?', 'end of (?:the )?document', 'system ?: you', 'assistant ?:', 'tool_use', 'function_call', 'record_invoice', 'respond (?:only )?with (?:the |this )?(?:following )?json', 'answer (?:only )?with (?:the |this )?json')}`,
].map((source) => new RegExp(source));

/** Written with spaces, dots or line ends between the letters. */
export const squeezedPhrases =
  /(?:ignore|disregard|forget)(?:all|any|the|your)*(?:previous|prior|above|earlier)instructions|ignorier\w{0,4}(?:alle)?(?:vorherigen|bisherigen)anweisungen|ignore[zr]?(?:toutes)?lesinstructions|ignor[ae]\w?(?:todas)?lasinstrucciones/;

/** The classic of payment fraud, in the words that vendors use for it. */
export const bankChangePhrases: readonly RegExp[] = [
  `${start}${any('our', 'the', 'new', 'updated')} ${any('bank(?:ing)?(?: account)? (?:details|data|information|account)', 'account (?:details|number)', 'payment details')} ${any('have', 'has')} (?:recently )?${any('changed', 'been (?:changed|updated)')}`,
  `${start}(?:unsere )?${any('bankverbindung', 'bankdaten', 'kontoverbindung', 'kontodaten')} (?:hat sich|haben sich) geandert`,
  `${start}${any('nos coordonnees bancaires', 'notre rib', 'notre iban', 'notre compte bancaire')} (?:ont|a) (?:change|ete modifie)`,
  `${start}${any('nuestros datos bancarios', 'nuestra cuenta bancaria')} (?:han|ha) (?:cambiado|sido)`,
  `${start}${any('le nostre coordinate bancarie', 'il nostro iban', 'il nostro conto')} (?:sono|e) (?:stat[eoi] )?(?:cambiat|modificat|variat)`,
  `${start}${any('onze bankgegevens', 'ons rekeningnummer', 'onze bankrekening')} (?:zijn|is) (?:gewijzigd|veranderd)`,
  `${start}${any('nasz\\w* (?:dane bankowe|numer (?:konta|rachunku)|rachunek bankowy)')} (?:ulegl\\w*|zmienil\\w*|zostal\\w*) ?(?:zmian\\w*|zmienion\\w*|sie)?`,
  `${start}${any('nossos dados bancarios', 'nossa conta bancaria', 'os nossos dados bancarios')} (?:foram|mudaram|foi|mudou)`,
  `${start}${any(
    '(?:our|my) new (?:bank(?:ing)?(?: account)?|account|payment) (?:details|data|information|number)',
    'new bank(?:ing)? (?:details|account)',
    '(?:neue|geanderte) (?:bankverbindung|bankdaten|kontoverbindung|kontodaten)',
    'nouve(?:lles? coordonnees bancaires|au rib|l iban|au compte bancaire)',
    'nuev(?:os datos bancarios|a cuenta bancaria)',
    'nuov(?:e coordinate bancarie|o iban|o conto bancario)',
    'nieuwe? (?:bankgegevens|rekeningnummer|bankrekening)',
    'now(?:y|e|ego) (?:numer|dane) (?:konta|rachunku|bankowe)',
    'nov(?:os dados bancarios|a conta bancaria|o iban)',
  )}${end}`,
].map((source) => new RegExp(source));
