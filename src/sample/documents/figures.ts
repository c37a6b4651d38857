/** The invented numbers of the sample school in a year; every table draws on them, so that they agree with each other. */
export interface Figures {
  readonly undergraduates: number
  readonly masters: number
  readonly doctors: number
  readonly foreign: number
  readonly staff: number
  readonly teachers: number
  readonly professors: number
  readonly associates: number
  readonly lecturers: number
  readonly assistants: number
  readonly doctorTeachers: number
  readonly masterTeachers: number
  readonly under35: number
  readonly to45: number
  readonly to55: number
  readonly majors: number
  readonly graduates: number
  readonly placed: number
  readonly further: number
}

const BASE_YEAR = 2023

/** The figures of a calendar year, growing slowly from year to year. */
export function figuresOf(year: number): Figures {
  const step = year - BASE_YEAR
  const teachers = 1046 + 14 * step
  const professors = 168 + 5 * step
  const associates = 352 + 6 * step
  const lecturers = 431 + 2 * step
  const doctorTeachers = 447 + 31 * step
  const under35 = 268 + 4 * step
  const to45 = 402 + 6 * step
  const to55 = 288 + 3 * step
  const graduates = 3284 + 42 * step
  const further = 742 + 26 * step
  return {
    undergraduates: 13_286 + 84 * step,
    masters: 1842 + 96 * step,
    doctors: 64 + 12 * step,
    foreign: 412 + 9 * step,
    staff: 1618 + 17 * step,
    teachers,
    professors,
    associates,
    lecturers,
    assistants: teachers - professors - associates - lecturers,
    doctorTeachers,
    masterTeachers: 471 - 12 * step,
    under35,
    to45,
    to55,
    majors: 24 + Math.floor(step / 2),
    graduates,
    placed: Math.round(graduates * (0.902 + 0.006 * step)),
    further,
  }
}

/** '12,345'. */
export function grouped(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** '12,345.67', for 万元. */
export function money(number: number): string {
  const [whole = '0', cents = '00'] = number.toFixed(2).split('.')
  return `${grouped(Number(whole))}.${cents}`
}

/** '46.3%'. */
export function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)}%`
}
