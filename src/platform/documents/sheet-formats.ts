import { formatNumber } from './number-format.ts'
import { attributeOf, readXml } from './xml-reading.ts'

/** How the cells of a workbook show their numbers: the format code of each style, by its index. */
export type CellFormats = readonly string[]

// Dates among the formats that a file need not define, those of Chinese versions included.
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const DATE = 'yyyy-mm-dd'
const GENERAL = 'General'
const DAY_MS = 86_400_000
const LAST_SERIAL = 2_958_465

/** Reads the styles of a workbook. Throws `upload.broken`. */
export function cellFormatsOf(styles: Buffer): CellFormats {
  const codes = new Map<number, string>()
  const formats: string[] = []
  readXml(styles, {
    open: (element, path) => {
      const id = Number(attributeOf(element, 'numFmtId') ?? 0)
      if (element.name === 'numFmt') codes.set(id, attributeOf(element, 'formatCode') ?? GENERAL)
      if (element.name !== 'xf' || path.at(-1) !== 'cellXfs') return
      formats.push(codes.get(id) ?? (BUILT_IN_DATES.has(id) ? DATE : GENERAL))
    },
  })
  return formats
}

function isDate(format: string): boolean {
  return /[ymd年月日]/i.test(format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) && format !== GENERAL
}

function isDay(value: number, format: string): boolean {
  return value > 0 && value <= LAST_SERIAL && isDate(format)
}

/** Serial days since 1900, counted as Excel counts (with a 29 February 1900 that never was). */
function dayText(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.trunc(serial) * DAY_MS).toISOString().slice(0, 10)
}

/**
 * A stored number as digits: never with an exponent, and whole numbers exactly as the file has them. Days are YYYY-MM-DD; a
 * format that writes words or digits of its own around the number is carried out.
 */
export function numberText(stored: string, format: string): string {
  const value = Number(stored)
  if (!Number.isFinite(value) || stored.trim() === '') return stored
  if (isDay(value, format)) return dayText(value)
  if (/["\\]/.test(format)) return formatNumber(value, format)
  return /^\d+$/.test(stored) ? stored : formatNumber(value, GENERAL)
}
