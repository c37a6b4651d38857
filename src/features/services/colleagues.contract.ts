import { Type } from 'typebox'

export const listColleagues = {
  method: 'GET',
  url: '/hall/colleagues',
  summary: 'Who may be given a task, by a part of their name; at most twenty',
  query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 40 }) }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), unitName: Type.String() })),
  }),
} as const
