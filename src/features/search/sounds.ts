import { syllablesOf } from '../../platform/pinyin.ts'
import { type Sound, soundOf } from './domain/sound.ts'

/** How a word sounds. */
export function sayWord(word: string): Sound {
  return soundOf(syllablesOf(word))
}
