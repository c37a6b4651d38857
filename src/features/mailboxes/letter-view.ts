import { LETTER_KIND_NAMES } from '../../kernel/case-words.ts'
import { type CaseFile, toAbilities, toHistory } from '../casework/index.ts'
import { type CaseName, type LetterKind, type LetterState, STATE_NAMES } from './domain/letter-kind.ts'
import type { LetterTerms } from './domain/terms.ts'
import type { listLetters, viewLetter, viewWriter } from './view-letter.ts'

/** A page of letters as the contract has it. */
export function listRows({ rows, ...count }: Awaited<ReturnType<typeof listLetters>>) {
  return {
    ...count,
    rows: rows.map((row) => ({
      ...row,
      caseName: row.caseName as CaseName,
      state: row.state as LetterState,
      clockState: row.clockState as CaseFile['clockState'],
      stateName: STATE_NAMES[row.state as LetterState],
      kind: row.kind as LetterKind,
      kindName: LETTER_KIND_NAMES[row.kind as LetterKind],
    })),
  }
}

type Viewed = Awaited<ReturnType<typeof viewLetter>>

/** Who wrote, and who else sent a mail that somebody added to the letter, as the contract has it. */
export function toPersons(persons: Awaited<ReturnType<typeof viewWriter>>) {
  return persons.map(({ id, role, identity }) => ({
    id,
    roleName: role === 'applicant' ? '来信人' : '归入邮件的发件人',
    identity,
  }))
}

// The thread tells which of the mails somebody added, and whether the writer sent them.
function mailsOf({ mails, events }: Viewed) {
  const added = new Map(
    events.flatMap(({ type, data }) =>
      type === 'mail-added' ? [[data['mailId'], data['isFromWriter']] as const] : [],
    ),
  )
  return mails.map((mail) => {
    const whose = added.get(mail.id) === true ? '人工归入' : '人工归入，发件人不是来信人'
    return {
      ...mail,
      files: [...mail.files],
      kindName: added.has(mail.id) ? `${mail.kindName}（${whose}）` : mail.kindName,
    }
  })
}

function petitionOf({ file }: Viewed) {
  const { petition } = file.terms as LetterTerms
  if (petition === undefined) return null
  const { acceptedOn, inform, finish, extend, object } = petition
  return {
    acceptedOn,
    informDays: inform.days,
    finishDays: finish.days,
    extendDays: extend.days,
    objectDays: object.days,
  }
}

/** A letter as the contract has it. */
export function toView(viewed: Viewed) {
  const { file, letter, mailbox, answer } = viewed
  const state = file.state as LetterState
  return {
    ...file,
    ...letter,
    ...toHistory(viewed),
    state,
    stateName: STATE_NAMES[state],
    kindName: LETTER_KIND_NAMES[letter.kind],
    mailboxName: mailbox.name,
    mailboxSlug: mailbox.slug,
    release: mailbox.release,
    isTermsVerified: mailbox.isTermsVerified,
    petition: petitionOf(viewed),
    leadUnitName: viewed.leadUnitName,
    aboutUnitName: viewed.aboutUnitName,
    words: viewed.words,
    isEncrypted: letter.reportKeyId !== null,
    mayOpenEncrypted: viewed.mayOpenEncrypted,
    page: viewed.page,
    publicNo: viewed.publicNo,
    papers: viewed.papers.map(({ id, name, size, at }) => ({ id, name, size, at: at.toISOString() })),
    mails: mailsOf(viewed),
    mayOpenFiles: viewed.mayOpenFiles,
    clock: viewed.clock,
    answer: answer && {
      text: answer.text,
      hash: answer.hash,
      releasedAt: answer.releasedAt?.toISOString() ?? null,
    },
    reopenUntil: viewed.reopenUntil,
    may: toAbilities(viewed.standings),
    maySeeWriter: viewed.maySeeWriter,
  }
}
