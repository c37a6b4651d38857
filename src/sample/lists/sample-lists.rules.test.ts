import { expect, test } from 'vitest'
import { checkRows, type KnownEntry } from '../../features/lists/domain/check-rows.ts'
import { cellsOf } from '../../features/lists/domain/entry-rows.ts'
import { EMPTY_FIELDS, versionOn } from '../../features/lists/domain/entry.ts'
import { type EntryHistory, periodFigures } from '../../features/lists/domain/period-figures.ts'
import { parseDay } from '../../kernel/day.ts'
import { sampleLists } from './sample-lists.ts'

const entries = sampleLists()

function histories(): EntryHistory[] {
  return entries.map(({ unitCode, kind, number, parentNumber, versions }) => ({
    id: number,
    unitId: unitCode,
    kind,
    number,
    parentId: parentNumber === '' ? null : parentNumber,
    versions: versions.map(({ validFrom, fields }, at) => ({
      id: `${number}/${String(at)}`,
      no: at + 1,
      fields,
      isEnded: false,
      validFrom,
      validUntil: null,
    })),
  }))
}

test('at the end of 2025 the sample school has the figures of the report: 31 departments, 663 entries, 257 services, 23 updated, 22 added', () => {
  const figures = periodFigures(histories(), { from: parseDay('2025-01-01'), until: parseDay('2025-12-31') })
  expect({
    units: figures.units.length,
    entries: figures.current.length,
    services: figures.services.length,
    updated: figures.updated.length,
    added: figures.added.length,
    ended: figures.ended.length,
  }).toEqual({ units: 31, entries: 663, services: 257, updated: 23, added: 22, ended: 0 })
})

test('numbers are unique, every service derives from an entry of its unit, and nothing of the sample is a real telephone', () => {
  expect(new Set(entries.map(({ number }) => number)).size).toBe(entries.length)
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]))
  for (const { kind, parentNumber, unitCode, versions } of entries) {
    const parent = byNumber.get(parentNumber)
    expect(parent?.unitCode).toBe(kind === 'service' ? unitCode : undefined)
    for (const { fields } of versions) if (fields.phone !== null) expect(fields.phone).toMatch(/^0000-000 \d{4}$/)
  }
})

test('in 2026 nothing has changed yet', () => {
  const figures = periodFigures(histories(), { from: parseDay('2026-01-01'), until: parseDay('2026-11-26') })
  expect([figures.added, figures.updated, figures.ended]).toEqual([[], [], []])
  expect(histories().every(({ versions }) => versionOn(versions, '2026-11-26') !== undefined)).toBe(true)
})

test('the whole lists go out into a sheet and come back: all new to an empty school, all unchanged to this one', () => {
  const lines = entries.map(({ unitCode, versions, ...entry }, at) => {
    const fields = versions.at(-1)?.fields ?? EMPTY_FIELDS
    return { rowNumber: at + 2, cells: cellsOf({ ...entry, unitName: unitCode, fields }) }
  })
  const units = [...new Set(entries.map(({ unitCode }) => unitCode))].map((id) => ({ id, code: id, name: `单位${id}` }))
  const facts = { units, mayWrite: () => true, entries: new Map<string, KnownEntry>() }
  const fresh = checkRows(lines, facts)
  expect([fresh.added, fresh.errors]).toEqual([663, []])
  const known = new Map(
    fresh.rows.map(({ number, kind, unitId, parentNumber, fields }): [string, KnownEntry] => [
      number,
      { id: number, number, kind, unitId, parentNumber, fields, isInReview: false, isNew: false },
    ]),
  )
  const again = checkRows(lines, { ...facts, entries: known })
  expect([again.unchanged, again.rows, again.errors]).toEqual([663, [], []])
})
