/** A text in the words of its school, as far as another page may show it. */
export interface PublishedText {
  readonly title: string
  /** A line for each paragraph and table row. */
  readonly text: string
}

const SHORTEST = 8
const MOST_TOLD = 3
// Of so many sentences that are missing other numbers are looked for, each through the whole page.
const MOST_SOUGHT = 100
const LONGEST_TOLD = 80
const NUMBER = /\d+(?:\.\d+)?/g
// What stands where a post was: such pages answer as if all were well.
const GONE =
  /该内容已被发布者删除|此内容因违规无法查看|此账号已被封|该公众号已迁移|内容已被删除|文章已被删除|文章不存在/u

/** Letters and numbers alone: other pages set blanks, punctuation and thousands their own way. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/(?<=\d),(?=\d{3})/g, '')
    .replaceAll(/[^\p{L}\p{N}.]|\.(?!\d)|(?<!\d)\./gu, '')
    .toLowerCase()
}

interface Sentence {
  readonly words: string
  readonly bare: string
}

function sentencesOf(text: string): Sentence[] {
  return text
    .split(/[。！？；\n]/u)
    .map((words) => ({ words: words.replaceAll(/\s+/g, ' ').trim(), bare: bare(words) }))
    .filter((sentence) => sentence.bare.length >= SHORTEST)
}

function quoted(words: string): string {
  return `“${words.length > LONGEST_TOLD ? `${words.slice(0, LONGEST_TOLD)}…` : words}”`
}

/** The same sentence with other numbers, as the page has it. */
function otherNumbers({ bare: words }: Sentence, shown: string): string | undefined {
  if (!/\d/.test(words)) return undefined
  // Bounded: a page of figures alone would be searched anew from each of them to its end.
  const pattern = words
    .split(NUMBER)
    .map((part) => part.replaceAll('.', '\\.'))
    .join('\\d{1,15}(?:\\.\\d{1,6})?')
  // Without words around them any numbers would do.
  if (words.replaceAll(NUMBER, '').length < SHORTEST / 2) return undefined
  return new RegExp(pattern, 'u').exec(shown)?.[0]
}

function numbersDiffer(missing: readonly Sentence[], shown: string): string {
  const told = missing.slice(0, MOST_SOUGHT).flatMap((sentence) => {
    const other = otherNumbers(sentence, shown)
    return other === undefined ? [] : [`公开的是${quoted(sentence.words)}，页面上是${quoted(other)}`]
  })
  return told.slice(0, MOST_TOLD).join('；')
}

function leftOut(missing: readonly Sentence[]): string {
  const [first] = missing
  if (first === undefined) return ''
  return `页面上没有${quoted(first.words)}${missing.length > 1 ? `等 ${String(missing.length)} 句` : ''}`
}

function saysGone(page: string): string {
  const gone = GONE.exec(page)?.[0]
  return gone === undefined ? '' : `页面显示“${gone}”`
}

/**
 * How a page elsewhere differs from what it should show, in words; empty when it does not. A page with less than half of
 * the text is taken for an extract: only its numbers are compared. Where nothing of the text is recognised nothing is said,
 * because the page may be drawn by a script or want a sign-in.
 */
export function differenceOf({ title, text }: PublishedText, page: string): string {
  const shown = bare(page)
  const sentences = sentencesOf(text)
  const missing = sentences.filter((sentence) => !shown.includes(sentence.bare))
  const isRecognised = shown.includes(bare(title)) || missing.length < sentences.length
  if (!isRecognised) return saysGone(page)
  const isExtract = missing.length * 2 > sentences.length
  return numbersDiffer(missing, shown) || (isExtract ? '' : leftOut(missing))
}
