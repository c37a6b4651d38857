import { isDay } from '../../../kernel/day.ts'

/** A task as its maker writes it. */
export interface WrittenTask {
  readonly words: string
  readonly unitId: string
  readonly coUnitIds: readonly string[]
  readonly dueOn: string
  readonly evidence: string
}

/** Why a plan cannot be used; empty when it can. */
export function planFaults(tasks: readonly WrittenTask[]): string[] {
  return tasks.flatMap(({ words, unitId, coUnitIds, dueOn }, at) => {
    const which = `第 ${String(at + 1)} 项任务`
    return [
      ...(words.trim() === '' ? [`${which}没有写内容。`] : []),
      ...(isDay(dueOn) ? [] : [`${which}的期限不正确。`]),
      ...(coUnitIds.includes(unitId) ? [`${which}的协办单位里有牵头单位。`] : []),
      ...(new Set(coUnitIds).size === coUnitIds.length ? [] : [`${which}的协办单位重复。`]),
    ]
  })
}
