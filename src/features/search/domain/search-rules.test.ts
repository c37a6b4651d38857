import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithPlaces } from './fold.ts'
import { markHits, type Piece, snippet } from './highlight.ts'
import { ANY_YEAR, askAdjoining, askAnywhere, askTitle, lexemesOf, pairsOf, prefixOf } from './lexemes.ts'
import { mayBeKept, readQuestion } from './question.ts'
import { cutsOf, partsOf, soundAlikes, soundOf } from './sound.ts'
import { titleTerms } from './title-words.ts'

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')
const hitsOf = (pieces: readonly Piece[]): string[] => pieces.filter(({ isHit }) => isHit).map(({ text }) => text)
const bySpace = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const someText = fc.string({ unit: 'grapheme', maxLength: 300 })

describe('highlighting', () => {
  test('never changes the text, whatever is looked for', () => {
    fc.assert(
      fc.property(
        someText,
        fc.array(fc.string({ unit: 'grapheme', maxLength: 4 }), { maxLength: 5 }),
        (text, words) => {
          expect(textOf(markHits(text, words))).toBe(text)
        },
      ),
    )
  })

  test('a snippet is a passage of the text, whole characters only, with its white space evened out', () => {
    fc.assert(
      fc.property(someText, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), (text, word) => {
        const shown = textOf(snippet(text, [word])).replaceAll('…', '')
        expect(text.replaceAll(/\s+/g, ' ').replaceAll('…', '')).toContain(shown)
        expect(shown).not.toMatch(HALF)
      }),
    )
  })

  test.each([
    ['width and case make no difference, and the text stays as it was written', 'ＧＰＡ计算', ['gpa'], ['ＧＰＡ']],
    ['hits that touch are one', '收费标准', ['收费', '标准'], ['收费标准']],
    ['a sign of a regular expression is a sign', 'C++ 与 a.b', ['c++', 'a.b'], ['C++', 'a.b']],
    ['a character that folds into several is marked whole', '第㈱条', ['株'], ['㈱']],
  ])('%s', (...[, text, words, hits]) => {
    expect(hitsOf(markHits(text, words))).toEqual(hits)
  })

  test('the passage with most of the words is shown, not the first with one of them', () => {
    const text = `经费。${'前文'.repeat(200)}科研经费应当专款专用。${'后文'.repeat(200)}`
    expect(textOf(snippet(text, ['科研', '经费', '专款']))).toContain('科研经费应当专款专用')
  })
})

test('folding keeps the places of the original', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const folded = foldWithPlaces(text)
      expect(folded.at).toHaveLength(folded.text.length + 1)
      expect(folded.at.at(-1)).toBe(text.length)
    }),
  )
  expect(fold('ＡＢＣ１２３')).toBe('abc123')
})

describe('reading a question', () => {
  test.each([
    ['question words are left out', '奖学金 怎么 申请', ['奖学金', '申请'], []],
    ['but not when there is nothing else', '怎么', ['怎么'], []],
    ['characters side by side that are no word are one', '简 张', ['简', '张'], []],
    [
      'quotation marks of all kinds make phrases',
      '“科研经费” 「专款 专用」',
      ['科研经费', '专款', '专用'],
      ['科研经费', '专款 专用'],
    ],
    ['punctuation alone asks for nothing', '！？，。-- ""', [], []],
    ['operators are words like others', 'a & b | !c', ['a', 'b', 'c'], []],
    ['control characters are no words', 'a\u0001b', ['a', 'b'], []],
  ])('%s', (...[, typed, words, phrases]) => {
    const question = readQuestion(typed, bySpace)
    expect(question.words).toEqual(words)
    expect(question.phrases).toEqual(phrases)
  })

  test('single characters side by side stay together, lone ones beside words do not count', () => {
    expect(readQuestion('招生简张', () => ['招生', '简', '张']).words).toEqual(['招生', '简张'])
    expect(readQuestion('医大', () => ['医', '大']).words).toEqual(['医大'])
    expect(readQuestion('我校招生', () => ['我', '校', '招生']).words).toEqual(['我校', '招生'])
  })

  test('a hundred words are cut to a dozen, and a long text to a hundred characters', () => {
    const many = Array.from({ length: 100 }, (_, n) => `w${String(n)}`).join(' ')
    expect(readQuestion(many, bySpace).words).toHaveLength(12)
    expect(readQuestion('长'.repeat(5000), bySpace).whole).toHaveLength(100)
  })

  test.each([
    ['预算', true],
    ['2026 招生简章', true],
    ['13800001234', false],
    ['1380 000 1234', false],
    ['210711199001011234', false],
    ['２０２６０１２３４', false],
    ['zhang@example.edu.cn', false],
    ['水', false],
    ['某某同学反映宿舍的问题应当找哪一个部门来处理才能尽快得到解决呢谢谢', false],
  ])('%s may be kept for the office: %s', (typed, isKept) => {
    expect(mayBeKept(readQuestion(typed, bySpace).whole)).toBe(isKept)
  })
})

describe('the words of the index', () => {
  const entry = {
    year: 2026,
    title: '科研经费办法',
    titleWords: ['科研', '经费', '办法'],
    headWords: ['总则'],
    text: '科研经费办法\n专款专用',
    textWords: ['科研', '经费', '办法', '专款', '专用'],
    facts: [['unit', 'u1']] as const,
  }
  const prefix = prefixOf(2026)

  test('carry the year, the place, and the pairs that are no word', () => {
    const lexemes = lexemesOf(entry)
    for (const word of ['科研', '^科研', '^研经', '^科', '~研经', '~款专', '!总则', '#unitu1'])
      expect(lexemes).toContain(prefix + word)
    expect(lexemes).not.toContain(`${prefix}~科研`)
    expect(new Set(lexemes).size).toBe(lexemes.length)
  })

  test('every piece of a title of two characters and more is asked for in words that the title has', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.integer({ min: 2, max: 4 }), (from, length) => {
        const piece = entry.title.slice(from, from + length)
        fc.pre(piece.length >= 2)
        const lexemes = new Set(lexemesOf(entry))
        for (const pair of pairsOf(piece)) expect(lexemes.has(`${prefix}^${pair}`)).toBe(true)
        expect(askTitle([[piece]])).toContain(`'${ANY_YEAR}^${piece}'`)
      }),
    )
  })

  test('a question cannot leave its quotation marks', () => {
    expect(askAnywhere([["a' | 'b"]], false)).toBe(`'${ANY_YEAR}a'' | ''b'`)
    expect(askAnywhere([['a\\']], false)).toBe(`'${ANY_YEAR}a\\\\'`)
  })

  test('a text is asked for as it stands only when three characters stand in a row', () => {
    expect(askAdjoining('预算 abc')).toBeUndefined()
    expect(askAdjoining('预算公')).toContain('算公')
  })

  test('years never share their first character', () => {
    expect(new Set(Array.from({ length: 300 }, (_, n) => prefixOf(1900 + n))).size).toBe(300)
  })
})

describe('by ear', () => {
  test.each([
    ['the same sound', ['yu', 'suan'], ['yu', 'suan']],
    ['z and zh', ['zang'], ['zhang']],
    ['n and ng', ['min'], ['ming']],
    ['l and n', ['li'], ['ni']],
  ])('%s are taken for the same', (_, one, other) => {
    expect(soundOf(one).sound).toBe(soundOf(other).sound)
  })

  test('pinyin and initials are what somebody types', () => {
    expect(soundOf(['cai', 'wu', 'chu'])).toMatchObject({ pinyin: 'caiwuchu', initials: 'cwc' })
  })

  test('a mistyped part is replaced by the word that sounds so', () => {
    const characters = Array.from('招生简张')
    const parts = partsOf(characters, ['zhao', 'sheng', 'jian', 'zhang'])
    const known = [{ word: '简章', sound: soundOf(['jian', 'zhang']).sound }]
    expect(soundAlikes(characters, parts, known)).toEqual(['招生简章'])
  })

  test('words that differ by a character share what is left without it', () => {
    expect(cutsOf('招生章程')).toContain('招生程')
    expect(cutsOf('水')).toEqual([''])
  })
})

test('words of a title that stand side by side are suggested as one', () => {
  expect(titleTerms(['2026', '年', '招生', '简章'], '2026年招生简章')).toEqual(['招生', '简章', '招生简章'])
})
