import { pinyin } from 'pinyin-pro'

/** The syllables of a text without tones, one for each Chinese character; others stand for themselves. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true })
}
