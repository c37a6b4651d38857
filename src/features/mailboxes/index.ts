export { draftAnswer, mailboxesJobs, releaseAnswer } from './answer-letter.ts'
export { countComplaintsByUnit, countLettersBySection, countLetterTopics } from './concerned-letters.queries.ts'
export { countLettersByMailbox, listCountedLetters } from './counted-letters.queries.ts'
export { mailboxesDesk } from './desk.ts'
export { LETTER_KINDS } from './domain/letter-kind.ts'
export { type Letter, missingFields, NOTICE } from './domain/letter.ts'
export { readEncrypted, type ReportKey } from './domain/report-key.ts'
export { listAnswerAddresses } from './mailboxes.queries.ts'
export { mailboxesRoutes } from './mailboxes.routes.ts'
export { saveMailboxRow } from './mailboxes.store.ts'
export {
  isAnonymousLetter,
  letterOf,
  openOwnPaper,
  rateOwnLetter,
  reopenOwnLetter,
  saySolved,
  trackLetter,
  withdrawOwnLetter,
  writeOwnMessage,
} from './own-letter.ts'
export {
  getPublicMailbox,
  listPublicMailboxes,
  readAnswer,
  readAnswers,
  readDigest,
  type ShownMailbox,
} from './public-mailboxes.ts'
export { decideSuggestion, publishAnswer, publishDigest } from './publish-answer.ts'
export { submitLetter } from './receive-letter.ts'
export { correctionDays, reportInaccuracy } from './report-inaccuracy.ts'
export { carryOverCorrections } from './carry-over-corrections.ts'
export { ENCRYPTED_FILE } from './report-keys.contract.ts'
export { takeMail } from './take-mail.ts'
export { listTakingOver, takeOver } from './take-over.ts'
