import type { ReactNode } from 'react'

/** One more choice of a list: its name in the address, its words, what can be chosen and what is. */
export interface FilterChoice {
  readonly name: string
  readonly label: string
  readonly all: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
}

/** The choices of a list: by year, by unit and by more, and what is chosen. */
export interface Filters {
  readonly years: readonly number[]
  readonly year: number | undefined
  readonly units: readonly { readonly slug: string; readonly name: string }[]
  readonly unitSlug: string | undefined
  readonly more?: readonly FilterChoice[]
}

/** The filters and the page as the address says them. */
export function filterQuery({ year, unitSlug, more = [] }: Filters, page: number): Record<string, string> {
  return {
    ...(year === undefined ? {} : { year: String(year) }),
    ...(unitSlug === undefined ? {} : { unit: unitSlug }),
    ...Object.fromEntries(more.filter(({ value }) => value !== '').map(({ name, value }) => [name, value])),
    page: String(page),
  }
}

function Choice({ name, label, value, all, options }: FilterChoice): ReactNode {
  return (
    <label>
      {label}
      <br />
      <select name={name} defaultValue={value}>
        {all === '' ? null : <option value="">{all}</option>}
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The fields of a filter form, which works without scripts; no units, no choice of unit. */
export function FilterFields({ filters }: { filters: Filters }): ReactNode {
  const { years, year, units, unitSlug, more = [] } = filters
  return (
    <>
      <Choice
        name="year"
        label="年份"
        value={year === undefined ? '' : String(year)}
        all="全部年份"
        options={years.map((each) => [String(each), `${String(each)} 年`])}
      />
      {units.length === 0 ? null : (
        <Choice
          name="unit"
          label="责任单位"
          value={unitSlug ?? ''}
          all="全部单位"
          options={units.map(({ slug, name }) => [slug, name])}
        />
      )}
      {more.map((choice) => (
        <Choice key={choice.name} {...choice} />
      ))}
    </>
  )
}
