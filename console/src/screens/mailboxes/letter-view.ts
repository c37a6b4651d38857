import type { getLetter, listLetters } from '../../../../src/features/mailboxes/letters.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import type { StepDialogProps } from '../cases/steps.tsx'

/** One letter or call, as whoever looks may see it. */
export type LetterView = Reply<typeof getLetter>

/** A line of the inbox. */
export type LetterRow = Reply<typeof listLetters>['rows'][number]

/** What a dialog of the page of one letter is given. */
export type DialogProps = StepDialogProps<LetterView>
