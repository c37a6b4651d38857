import type { Regime, Series } from '../../../kernel/letter-terms.ts'
import type {
  Basis,
  CitedArticle,
  LetterTemplate,
  TemplateContent,
  TemplateField,
  TemplateParagraph,
} from '../domain/template.ts'

const MOE29 = '《高等学校信息公开办法》（教育部令第29号）'
const GOV711 = '《中华人民共和国政府信息公开条例》（国务院令第711号）'

/** Every text of 教育部令第29号 but articles 1 to 5 was read at second hand only. */
export const SECOND_HAND = '条文未核对原件，据引述整理，使用前请核对'
/** The office has to find its own rule: the instrument has no article on this. */
export const NO_ARTICLE = '本办法没有专条，依据学校自己的规定'

function cited(instrument: string, article: string, note: string): Basis {
  const articles: CitedArticle[] = [{ instrument, article, isVerified: note === '', note }]
  return { text: `${instrument}${article}`, articles }
}

/** An article of 教育部令第29号; with a note it counts as not verified. */
export function moe29(article: string, note = ''): Basis {
  return cited(MOE29, article, note)
}

/** An article of 国务院令第711号, whose text was read in full; a university cites it where its own rules refer to it. */
export function gov711(article: string, note = ''): Basis {
  return cited(GOV711, article, note)
}

/** Under 教育部令第29号 the school's own rule is the basis, and has to be named with its article. */
export const BY_OWN_RULE: Basis = {
  text: '{{ownRule}}',
  articles: [{ instrument: '学校自己的规定', article: '由经办人填写', isVerified: false, note: NO_ARTICLE }],
}

const PLAIN = { isMandatory: true, isIdentity: false, hint: '', options: [], regimes: [] as readonly Regime[] }

/** A field; mandatory, under every regime and not telling who somebody is, unless said otherwise. */
export function field(
  key: string,
  label: string,
  more: Partial<Omit<TemplateField, 'key' | 'label'>> = {},
): TemplateField {
  return { ...PLAIN, key, label, type: 'text', ...more }
}

/** A field that may stay empty. */
export function optional(key: string, label: string, type: TemplateField['type'] = 'text'): TemplateField {
  return field(key, label, { type, isMandatory: false })
}

/** A paragraph that is printed under every regime, or under one, or if a field is filled in. */
export function para(text: string, more: Partial<TemplateParagraph> = {}): TemplateParagraph {
  return { text, isHeading: false, regimes: [], when: '', ...more }
}

export const OWN_RULE = field('ownRule', '学校规定的名称和条款', {
  hint: '例如：《示例医科大学信息公开实施细则》第十二条',
  regimes: ['moe29'],
})

const APPLICANT = field('applicantName', '申请人姓名或者名称', { isIdentity: true })
const CASE_NO = field('caseNo', '申请编号')
const RECEIVED = field('receivedOn', '收到申请的日期', { type: 'day' })
const YOU = field('you', '对申请人的称呼', { type: 'choice', options: ['您', '贵单位'] })
const WANTED = field('requested', '申请公开的内容', { type: 'text', hint: '照申请表摘要，不写申请人的个人信息' })

/** The fields by which every letter to an applicant says which application it is about. */
export const ABOUT_APPLICATION: readonly TemplateField[] = [APPLICANT, YOU, CASE_NO, RECEIVED, WANTED]

/** How a letter to an applicant begins. */
export const OPENING = para(
  '本校于{{receivedOn}}收到{{you}}提出的信息公开申请（编号：{{caseNo}}），申请公开的内容为：{{requested}}。',
)

const FURTHER = optional('furtherExplanation', '其他需要说明的事项', 'paragraphs')

interface Wording {
  readonly title: string
  readonly fields: readonly TemplateField[]
  readonly bases: TemplateContent['bases']
  readonly body: readonly (string | TemplateParagraph)[]
}

function paragraphsOf(body: Wording['body']): TemplateParagraph[] {
  return body.map((part) => (typeof part === 'string' ? para(part) : part))
}

/** A letter to the applicant about the application: opening, body, further explanation, and for an answer how to object. */
export function toApplicant(
  [id, name, series]: readonly [id: string, name: string, series: Series],
  { title, fields, bases, body }: Wording,
): LetterTemplate {
  const isAnswer = series === 'answer'
  const end = isAnswer ? [para('{{remedy}}'), para('特此答复。')] : [para('特此告知。')]
  return {
    id,
    name,
    series,
    content: {
      title,
      addressee: '{{applicantName}}',
      fields: [...ABOUT_APPLICATION, ...fields, FURTHER],
      bases,
      paragraphs: [
        OPENING,
        ...paragraphsOf(body),
        para('{{furtherExplanation}}', { when: 'furtherExplanation' }),
        ...end,
      ],
      hasRemedy: isAnswer,
      slip: null,
    },
  }
}

/** A letter to somebody else: nothing is put before or after its body. */
export function toOthers(
  [id, name, series]: readonly [id: string, name: string, series: Series],
  {
    addressee,
    slip = null,
    title,
    fields,
    bases,
    body,
  }: Wording & Pick<TemplateContent, 'addressee'> & { slip?: TemplateContent['slip'] },
): LetterTemplate {
  const paragraphs = paragraphsOf(body)
  const hasRemedy = paragraphs.some(({ text }) => text.includes('{{remedy}}'))
  return { id, name, series, content: { title, addressee, fields, bases, paragraphs, hasRemedy, slip } }
}
