import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let jieba: Jieba | undefined

/** Words of the trade that the general dictionary cuts apart. A change here means a re-index (raise DICTIONARY_VERSION). */
const OWN_WORDS = [
  '信息公开',
  '信息公开办公室',
  '依申请公开',
  '阳光三务',
  '校务公开',
  '党务公开',
  '三公经费',
  '拟录取',
  '奖学金',
  '助学金',
  '学术不端',
  '政府采购',
  '招标公告',
  '附属医院',
  '医科大学',
]

/** Names the dictionary that made the index. */
export const DICTIONARY_VERSION = '1'

function cutter(): Jieba {
  if (!jieba) {
    jieba = Jieba.withDict(dict)
    jieba.loadDict(Buffer.from(OWN_WORDS.map((word) => `${word} 100000 n`).join('\n')))
  }
  return jieba
}

const WORD = /[\p{L}\p{N}]/u

/** Full-width digits, Kangxi radicals and letter case make no difference to a reader; so neither to the index. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** The words under which a text is found: long words and the shorter ones inside them. */
export function indexWords(text: string): string[] {
  return cutter()
    .cutForSearch(fold(text), true)
    .filter((word) => WORD.test(word))
}

/** The words that somebody looks for, each once, at most a dozen. */
export function queryWords(query: string): string[] {
  const words = cutter()
    .cut(fold(query), true)
    .filter((word) => WORD.test(word))
  return [...new Set(words)].slice(0, 12)
}
