import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { CaseFile } from '../casework/index.ts'
import { listLettersOf, readLetterFile, templateNames } from '../letters/index.ts'
import { isAnswer, isForApplicant } from './domain/notice-letters.ts'

/** The forms in which a signed letter is given out. */
export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type LetterFormat = keyof typeof MEDIA_TYPES

const ANSWERED = ['answered', 'closed']

/** The signed letters that an applicant may have: notices from their day on, the answer once it is delivered. */
export async function lettersForApplicant({ db }: Pick<Context, 'db'>, { id, state }: CaseFile) {
  const [letters, names] = await Promise.all([listLettersOf(db, { type: 'case', id }), templateNames(db)])
  return letters
    .filter((letter) => letter.state === 'frozen' && letter.erasedAt === null)
    .filter(({ templateId }) => isForApplicant(templateId) && (!isAnswer(templateId) || ANSWERED.includes(state)))
    .map(({ id: letterId, templateId, number, datedOn }) => ({
      id: letterId,
      name: names.get(templateId) ?? '文书',
      number,
      datedOn,
    }))
}

/** A letter as a file, for an applicant who has shown number and code. Throws `letter.not-found` unless it was given to them. */
export async function openOwnLetter(
  ctx: Context,
  key: Buffer,
  { file, letterId, format }: { file: CaseFile; letterId: string; format: LetterFormat },
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const letter = (await lettersForApplicant(ctx, file)).find(({ id }) => id === letterId)
  if (!letter) throw new AppError('letter.not-found', { id: letterId })
  const bytes = await readLetterFile(ctx, { key, letterId, format })
  return { name: `${letter.number}.${format}`, mediaType: MEDIA_TYPES[format], bytes }
}
