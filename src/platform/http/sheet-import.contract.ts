import { type Static, Type } from 'typebox'

/** How a sheet is sent: without `apply` it is only checked. */
export const SheetQuery = {
  apply: Type.Optional(Type.Boolean()),
  skipErrors: Type.Optional(Type.Boolean()),
}

/** What is wrong with the rows of a sheet. */
export const SheetFaults = {
  errors: Type.Array(Type.Object({ row: Type.Integer(), column: Type.String(), message: Type.String() })),
  checkedFile: Type.String({ description: '带“错误原因”列的原表（base64），没有错误时为空' }),
}

/** What an import did, or would do. */
export const SheetAnswer = Type.Object({ accepted: Type.Integer(), applied: Type.Boolean(), ...SheetFaults })
type SheetAnswer = Static<typeof SheetAnswer>

interface Checked {
  readonly errors: readonly SheetAnswer['errors'][number][]
  readonly checkedFile: Buffer | null
}

/** The result of an import as it is answered. */
export function answerOf<R extends Checked>({ errors, checkedFile, ...result }: R) {
  return { ...result, errors: [...errors], checkedFile: checkedFile?.toString('base64') ?? '' }
}
