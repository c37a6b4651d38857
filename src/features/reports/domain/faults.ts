import { keysIn, unknownChips } from './chips.ts'
import { checkNumbers, type NamedFigure, type NumberFinding } from './check-numbers.ts'
import type { Body, BodySection } from './body.ts'
import { byKey, type Material } from './material.ts'
import { valueWords } from '../../../kernel/figure-terms.ts'
import type { Template, TemplateSection } from './template.ts'

/** Something that is wrong with a section, or to be looked at. */
export interface Fault {
  readonly section: string
  /** The text that it is in; empty for the section as a whole. */
  readonly text: string
  readonly kind: NumberFinding['kind'] | 'unknown-figure' | 'staff-figure' | 'empty' | 'no-problems' | 'sum'
  /** Must be solved before the report can be signed. */
  readonly isBlocking: boolean
  /** The number or key that it is about. */
  readonly about: string
  readonly message: string
}

/** The words by which texts name figures, beside their names. */
export type FigureWords = Readonly<Record<string, readonly string[]>>

function messageOf({ kind, figure, number }: NumberFinding): string {
  if (!figure || kind === 'unfounded') return `“${number}”在统计指标中没有对应的数字，请核对；能用指标的请改用指标。`
  const growth =
    figure.growth === null
      ? ''
      : `，比上年同期${figure.growth < 0 ? '下降' : '增长'} ${String(Math.abs(figure.growth))}%`
  return `“${number}”与“${figure.name}”不符：系统统计为 ${valueWords(figure)}${growth}。`
}

/** A figure for staff in a text becomes public with the report: nothing forbids it, and nobody does it without knowing. */
function staffFaults(text: string, known: ReadonlyMap<string, NamedFigure>): Pick<Fault, 'about' | 'message'>[] {
  return [...new Set(keysIn(text))].flatMap((about) => {
    const figure = known.get(about)
    if (figure?.audience !== 'staff') return []
    return [
      {
        about,
        message: `“${figure.name}”是只供校内查看的指标，写进这份报告就随报告向社会公开。不宜公开的，请换用公开的指标。`,
      },
    ]
  })
}

function textFaults(section: BodySection, figures: readonly NamedFigure[]): Fault[] {
  const known = new Map(figures.map((figure) => [figure.key, figure]))
  return section.texts.flatMap(({ key, text, overrides }) => {
    const at = { section: section.key, text: key }
    const explained = new Set(overrides.map(({ number }) => number))
    const numbers = checkNumbers(text, figures).filter(({ number }) => !explained.has(number))
    return [
      ...unknownChips(text, known).map(
        (about): Fault => ({
          ...at,
          kind: 'unknown-figure',
          isBlocking: true,
          about,
          message: `没有“${about}”这项指标，或者没有这种写法。`,
        }),
      ),
      ...staffFaults(text, known).map((said): Fault => ({ ...at, kind: 'staff-figure', isBlocking: false, ...said })),
      ...numbers.map(
        (finding): Fault => ({
          ...at,
          kind: finding.kind,
          isBlocking: finding.kind === 'contradicts',
          about: finding.number,
          message: messageOf(finding),
        }),
      ),
    ]
  })
}

/** A mandatory section with nothing in it says neither what there is nor that there is nothing. */
function isEmpty(template: TemplateSection, { texts, none }: BodySection): boolean {
  const hasMore = template.blocks.some(({ kind }) => kind !== 'text')
  const isBlank = texts.every(({ text }) => text.trim() === '')
  return none === null ? isBlank && !hasMore : none.reason.trim() === ''
}

/** What the check holds a report against beside its figures. */
export interface Against {
  readonly material: Material
  readonly words: FigureWords
  /** How many problems the report lists, and how many findings of the monitors are open. */
  readonly problems: { readonly listed: number; readonly found: number }
}

function isSilent(template: TemplateSection, { none, unlisted }: BodySection, { problems }: Against): boolean {
  const introduces = template.blocks.some(({ kind }) => kind === 'problems')
  return introduces && none === null && unlisted === undefined && problems.listed === 0 && problems.found > 0
}

/** What is wrong with a section as a whole. */
function sectionFaults(template: TemplateSection, section: BodySection, against: Against): Fault[] {
  const whole = { section: template.key, text: '', isBlocking: true, about: '' }
  const empty: Fault = {
    ...{ ...whole, kind: 'empty' },
    message: '这一部分必须报告。没有发生的，请选“无”或者“0 件”并写明理由。',
  }
  const silent: Fault = {
    ...{ ...whole, kind: 'no-problems' },
    message: `这一部分没有列出问题，而监测中有 ${String(against.problems.found)} 个待处理的问题。请从“问题清单”登记，或者写明不列出的理由。`,
  }
  return [
    ...(template.isMandatory && isEmpty(template, section) ? [empty] : []),
    ...(isSilent(template, section, against) ? [silent] : []),
  ]
}

/** Everything that is wrong with a report or to be looked at, in the order of its sections. */
export function faultsIn({ sections }: Template, body: Body, against: Against): Fault[] {
  const { material, words } = against
  const figures = [...byKey(material).values()].map((figure) => ({
    ...figure,
    words: [figure.name, ...(words[figure.key] ?? [])],
  }))
  const sums = material.faults.map(
    (message): Fault => ({ section: '', text: '', kind: 'sum', isBlocking: true, about: '', message }),
  )
  const found = sections.flatMap((template) => {
    const section = body.find(({ key }) => key === template.key)
    if (!section || section.isDropped) return []
    return [...sectionFaults(template, section, against), ...textFaults(section, figures)]
  })
  return [...sums, ...found]
}
