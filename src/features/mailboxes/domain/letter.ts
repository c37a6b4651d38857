import { type ADOPTION_NAMES, LETTER_KIND_NAMES, type REFUSAL_NAMES } from '../../../kernel/case-words.ts'
import { subjectOf } from '../../../kernel/text.ts'
import type { LetterKind } from './letter-kind.ts'
import type { Mailbox } from './mailbox.ts'

/** Who writes; empty where it is not said. */
export interface Writer {
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** What is written. */
export interface Words {
  readonly title: string
  readonly what: string
}

/** A letter as it is filled in, by whoever writes or by the duty office at the telephone. */
export interface Letter {
  readonly kind: LetterKind
  readonly sectionId: string | null
  readonly aboutUnitId: string | null
  readonly isAnonymous: boolean
  readonly writer: Writer
  readonly words: Words
  /** May the answer be published, without the writer's name? */
  readonly allowsPublication: boolean
}

/** The fields of a letter, as the form names them. */
export type Field = keyof Writer | keyof Words | 'isAnonymous'

export const NOBODY: Writer = { name: '', phone: '', email: '' }

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function missingOfWriter({ isAnonymous, writer }: Letter, allowsAnonymous: boolean): Field[] {
  if (isAnonymous) return allowsAnonymous ? [] : ['isAnonymous']
  return [
    ...(isBlank(writer.name) ? (['name'] as const) : []),
    ...(isBlank(writer.phone) && isBlank(writer.email) ? (['phone'] as const) : []),
    ...(!isBlank(writer.email) && !/^[^\s@]+@[^\s@]+$/.test(writer.email.trim()) ? (['email'] as const) : []),
  ]
}

/** What has to be filled in and is not: names of fields; empty when the letter is complete. One way to be reached is enough. */
export function missingFields(letter: Letter, { allowsAnonymous }: Pick<Mailbox, 'allowsAnonymous'>): Field[] {
  return [
    ...(['title', 'what'] as const).filter((field) => isBlank(letter.words[field])),
    ...missingOfWriter(letter, allowsAnonymous),
  ]
}

/** The short name under which a letter stands in lists. What a complaint is about names people, so it stands there by its kind. */
export function subjectOfLetter({ kind, words }: Letter, mailboxKind: Mailbox['kind']): string {
  if (kind === 'complaint' || mailboxKind === 'supervision') return LETTER_KIND_NAMES[kind]
  return subjectOf(words.title)
}

/** Why a letter is not dealt with. */
export type Refusal = keyof typeof REFUSAL_NAMES

/** What became of a suggestion. */
export type Adoption = keyof typeof ADOPTION_NAMES

/** 个人信息处理说明 (个人信息保护法第十七条): the version that was shown is kept with the letter. */
export const NOTICE = {
  version: '2026-11',
  paragraphs: [
    '为办理和答复来信，我们需要您的姓名和一种联系方式；允许匿名的信箱可以不填，匿名来信只能凭编号和查询码查看答复。',
    '您的身份和来信内容加密保存，只有承办人员因办理需要才能查看身份，每一次查看都有记录。系统管理人员不能查看。',
    '投诉不会转给被投诉的单位。写给监督办公室的来信，只有监督办公室能看到。',
    '公开答复时隐去您的姓名和能认出您的内容；您不同意公开的，不公开。',
    '来信归档后，在信箱规定的保存期内保存，期满即删除身份和内容。您可以凭编号和查询码查看进度、留言，在答复之前撤回。',
  ],
} as const
