/**
 * One passage of a file and where a person finds it: “工作表‘名单’（隐藏）B3”, “批注（作者 …）”, “页眉”, “第 3 页”. Cells of tables name
 * the heading of their column in `place`. `isHidden` is true for what does not show when the file is opened as usual.
 */
export interface FilePassage {
  readonly place: string
  readonly text: string
  readonly isHidden: boolean
}

/** Everything readable in a file; `unread` says in Chinese which parts could not be read (scanned pages, unknown objects). */
export interface FileInspection {
  readonly passages: readonly FilePassage[]
  readonly unread: readonly string[]
}

const MOST_PASSAGES = 500_000
const MOST_CHARACTERS = 30_000_000
const MOST_UNREAD = 100
const MOST_REMEMBERED = 100_000
const LONGEST_REMEMBERED = 500
const DEEPEST = 3
const MOST_INNER_FILES = 60
const MOST_INNER_BYTES = 300 * 1024 * 1024

interface Shared {
  readonly passages: FilePassage[]
  readonly unread: Set<string>
  readonly seen: Set<string>
  characters: number
  innerFiles: number
  innerBytes: number
}

function nothingYet(): Shared {
  return { passages: [], unread: new Set(), seen: new Set(), characters: 0, innerFiles: 0, innerBytes: 0 }
}

/** What an inspection has found so far. A file within a file shares the budget of the outermost one. */
export class Findings {
  private readonly shared: Shared
  private readonly prefix: string
  private readonly depth: number

  constructor(outer?: Findings, prefix = '') {
    this.shared = outer ? outer.shared : nothingYet()
    this.prefix = outer ? outer.prefix + prefix : prefix
    this.depth = outer ? outer.depth + 1 : 0
  }

  /** Takes a passage in; blank ones and repetitions of the same words in the same place are passed over. */
  add(place: string, text: string, isHidden = false): void {
    const words = text.trim()
    const { seen, passages } = this.shared
    if (words === '' || this.isFull()) return
    const where = this.prefix + place
    const key = `${where}\n${words}`
    if (seen.has(key)) return
    if (seen.size < MOST_REMEMBERED && key.length < LONGEST_REMEMBERED) seen.add(key)
    this.shared.characters += words.length
    passages.push({ place: where, text: words, isHidden })
  }

  /** Says that something could not be read. */
  addUnread(words: string): void {
    if (this.shared.unread.size < MOST_UNREAD) this.shared.unread.add(this.prefix + words)
  }

  /** Room for a file inside this one, or nothing when it lies too deep or there are too many or too large ones. */
  inner(name: string, size: number): Findings | undefined {
    const { shared } = this
    shared.innerFiles += 1
    shared.innerBytes += size
    const isTooMuch = shared.innerFiles > MOST_INNER_FILES || shared.innerBytes > MOST_INNER_BYTES
    if (this.depth < DEEPEST && !isTooMuch) return new Findings(this, `嵌入的文件‘${name}’，`)
    this.addUnread(`嵌入的文件‘${name}’层次过深或过多，没有检查。`)
    return undefined
  }

  result(): FileInspection {
    return { passages: this.shared.passages, unread: [...this.shared.unread] }
  }

  private isFull(): boolean {
    const { passages, characters } = this.shared
    const isFull = passages.length >= MOST_PASSAGES || characters >= MOST_CHARACTERS
    if (isFull) this.shared.unread.add('内容过多，后面的部分没有检查。')
    return isFull
  }
}
