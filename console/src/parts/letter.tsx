import type { ReactNode } from 'react'
import '../styles/cases.css'
import { instantText } from './words.tsx'

/** Something that was said in a case: by the applicant, to them, or among those at work. */
export interface Message {
  readonly id: string
  readonly direction: 'from-applicant' | 'to-applicant' | 'note'
  readonly text: string
  readonly author: string
  readonly at: string
}

/** One message with who wrote it and when; `other` is how the person is called who waits. */
export function Letter({ message, other = '申请人' }: { message: Message; other?: string }): ReactNode {
  const { direction, author, at, text } = message
  const names = { 'from-applicant': `来自${other}`, 'to-applicant': `致${other}`, note: '内部备注' }
  return (
    <div className={direction === 'to-applicant' ? 'letter outgoing' : 'letter'}>
      <b>{names[direction]}</b>{' '}
      <span className="quiet">
        {author} · {instantText(at)}
      </span>
      <p className="written">{text}</p>
    </div>
  )
}
