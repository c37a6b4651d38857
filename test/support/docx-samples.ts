import { zip } from '../../src/platform/documents/zip-writing.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A run of words. */
export function run(words: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
}

/** A paragraph of what is given. */
export function paragraph(...content: readonly string[]): string {
  return `<w:p>${content.join('')}</w:p>`
}

/** A table of one row. */
export function row(...cells: readonly string[]): string {
  const all = cells.map(
    (cell) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(run(cell))}</w:tc>`,
  )
  return `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${all.join('')}</w:tr></w:tbl>`
}

/** A text box of the new form, with its copy for old programs, and alternative words. */
export function textBox(words: string): string {
  const content = `<w:txbxContent>${paragraph(run(words))}</w:txbxContent>`
  const shape = `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp>`
  const data = `<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${shape}</a:graphicData></a:graphic>`
  const drawing = `<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="${words}" descr="${words}"/>${data}</wp:inline></w:drawing>`
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${oldBox(words)}</mc:Fallback></mc:AlternateContent></w:r>`
}

function oldBox(words: string): string {
  return `<w:pict><v:shape id="s" alt="${words}"><v:textbox><w:txbxContent>${paragraph(run(words))}</w:txbxContent></v:textbox></v:shape></w:pict>`
}

/** A text box of the old form alone. */
export function oldTextBox(words: string): string {
  return `<w:r>${oldBox(words)}</w:r>`
}

/** A picture of the file's media. */
export function picture(words: string, relation: string, crop = ''): string {
  const fill = `<pic:blipFill><a:blip r:embed="${relation}"/>${crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
  const pic = `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="${words}" descr="${words}"/><pic:cNvPicPr/></pic:nvPicPr>${fill}<pic:spPr/></pic:pic>`
  const data = `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${pic}</a:graphicData></a:graphic>`
  return `<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="2" name="${words}"/>${data}</wp:inline></w:drawing></w:r>`
}

/** A field with its code and its result. */
export function field(code: string, result: string): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  return `${mark('begin')}<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>${mark('separate')}${run(result)}${mark('end')}`
}

/** What a sample has beside its body. */
export interface DocxParts {
  readonly header?: string
  readonly footnote?: string
  readonly comment?: string
  readonly title?: string
  readonly customXml?: string
  readonly link?: string
  readonly styleName?: string
  readonly numbering?: string
  readonly embedded?: Buffer
  readonly media?: Buffer
}

function part(root: string, content: string): string {
  return `<w:${root} ${SPACES}>${content}</w:${root}>`
}

function relation(id: string, type: string, target: string): string {
  const mode = type === 'hyperlink' ? ' TargetMode="External"' : ''
  return `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${mode}/>`
}

const USUAL: Required<DocxParts> = {
  header: '',
  footnote: '',
  comment: '',
  title: '',
  customXml: '',
  link: 'http://example.edu.cn',
  styleName: 'A',
  numbering: '%1.',
  embedded: Buffer.alloc(1),
  media: Buffer.alloc(1),
}
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

/** A Word file of this body with everything around it that Word puts there. `rLink` and `rImage` name its relations. */
export function sampleDocx(body: string, given: DocxParts = {}): Buffer {
  const parts = { ...USUAL, ...given }
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
  const files: Record<string, string | Buffer> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships ${RELATIONS}>${relation('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/document.xml': part('document', `<w:body>${body}${section}</w:body>`),
    'word/header1.xml': part('hdr', paragraph(run(parts.header))),
    'word/footnotes.xml': part('footnotes', `<w:footnote w:id="1">${paragraph(run(parts.footnote))}</w:footnote>`),
    'word/comments.xml': part(
      'comments',
      `<w:comment w:id="1" w:author="某">${paragraph(run(parts.comment))}</w:comment>`,
    ),
    'word/styles.xml': part(
      'styles',
      `<w:style w:type="paragraph" w:styleId="${parts.styleName}"><w:name w:val="${parts.styleName}"/></w:style><w:style w:type="character" w:styleId="Dark"><w:name w:val="Dark"/><w:rPr><w:vanish/></w:rPr></w:style>`,
    ),
    'word/numbering.xml': part(
      'numbering',
      `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="${parts.numbering}"/></w:lvl></w:abstractNum>`,
    ),
    'docProps/core.xml': `<p xmlns="x"><title>${parts.title}</title></p>`,
    'customXml/item1.xml': `<data>${parts.customXml}</data>`,
    'word/embeddings/file.xlsx': parts.embedded,
    'word/media/image1.png': parts.media,
    'word/_rels/document.xml.rels': `<Relationships ${RELATIONS}>${[
      relation('rHeader', 'header', 'header1.xml'),
      relation('rNotes', 'footnotes', 'footnotes.xml'),
      relation('rComments', 'comments', 'comments.xml'),
      relation('rStyles', 'styles', 'styles.xml'),
      relation('rNumbers', 'numbering', 'numbering.xml'),
      relation('rImage', 'image', 'media/image1.png'),
      relation('rLink', 'hyperlink', parts.link),
    ].join('')}</Relationships>`,
  }
  return zip(new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)])))
}
