import type { Hit } from './leak.ts'
import type { Scene } from './scene.ts'

const LABEL =
  /(?:家庭(?:详细)?(?:住址|地址)|现?住址|户籍(?:所在地|地址|地)|户口(?:所在地|地址)|常住地址|居住(?:地址|地)|住宅地址)/
const LABEL_WITH_VALUE = new RegExp(`${LABEL.source}[”’」）)]?\\s?[:：为是]\\s?([^\\n。；;]{4,60})`, 'g')
// Finer than a district: only that leads to a door.
const FINE = /街道|镇|乡|村|路|街|巷|弄|大道|小区|花园|家园|\d\s?(?:号|栋|幢|座|单元|室|组|户)/g
const PLACE = /省|市|区|县|旗|街道|镇|乡|村|路|街|巷|弄|大道|小区|花园|家园|新村|公寓|号|栋|幢|单元|室|组/g
const PROSE = /应当|必须|需要|填写|如实|变更|证明|材料|发生|以及|或者|有关|不得|规定|的/
// A dwelling without a label: a unit or flat, and in front of it a housing estate or a number in a street.
const DOOR = /\d{1,3}\s?单元(?:[^\n。；;，,]{0,4}?\d{1,4}\s?[室户号]?)?|\d{1,4}\s?[室户]/g
const ESTATE = /[\p{Script=Han}]{2,6}(?:小区|花园|家园|花苑|新村|嘉园|雅苑|名苑|家属院)[^\n。；;，,]{0,14}$/u
const STREET = /[\p{Script=Han}]{2,6}[路街巷弄]\s?\d{1,5}(?:-\d{1,3})?\s?号[^\n。；;，,]{0,10}$/u
const REACH = 30

function isAddress(text: string): boolean {
  if (PROSE.test(text)) return false
  const fine = text.match(FINE)?.length ?? 0
  return fine > 0 && (text.match(PLACE)?.length ?? 0) >= 2
}

function hit(start: number, text: string): Hit {
  return { kind: 'home-address', certainty: 'certain', start, end: start + text.trimEnd().length }
}

function dwelling(text: string, door: string, at: number): Hit[] {
  const lead = text.slice(Math.max(0, at - REACH), at)
  const found = ESTATE.exec(lead) ?? (door.includes('单元') ? STREET.exec(lead) : null)
  return found ? [hit(at - found[0].length, found[0] + door)] : []
}

function byLabel(text: string): Hit[] {
  return [...text.matchAll(LABEL_WITH_VALUE)].flatMap(({ 0: whole, 1: value = '', index }) =>
    isAddress(value) ? [hit(index + whole.length - value.length, value)] : [],
  )
}

/** Where somebody lives: after its label, below its heading, or a flat in a housing estate. Office addresses are meant to be public. */
export function homeAddresses({ text, heading }: Scene): Hit[] {
  if (LABEL.test(heading)) return isAddress(text) && text.length <= 80 ? [hit(0, text)] : []
  const doors = [...text.matchAll(DOOR)].flatMap(({ 0: door, index }) => dwelling(text, door, index))
  return [...byLabel(text), ...doors]
}
