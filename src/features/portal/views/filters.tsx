import type { ReactNode } from 'react'

/** The choices of a list: by year and by unit, and what is chosen. */
export interface Filters {
  readonly years: readonly number[]
  readonly year: number | undefined
  readonly units: readonly { readonly slug: string; readonly name: string }[]
  readonly unitSlug: string | undefined
}

/** The filters and the page as the address says them. */
export function filterQuery({ year, unitSlug }: Filters, page: number): Record<string, string> {
  return {
    ...(year === undefined ? {} : { year: String(year) }),
    ...(unitSlug === undefined ? {} : { unit: unitSlug }),
    page: String(page),
  }
}

function Choice({
  name,
  label,
  value,
  all,
  options,
}: {
  name: string
  label: string
  value: string
  all: string
  options: readonly (readonly [string, string])[]
}): ReactNode {
  return (
    <label>
      {label}
      <br />
      <select name={name} defaultValue={value}>
        <option value="">{all}</option>
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
  const { years, year, units, unitSlug } = filters
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
    </>
  )
}
