import type { ReactNode } from 'react'
import { formatInstantCn } from '../../../kernel/day.ts'

/** What opens a case: the number and the code that go with each form of its page. */
export interface TicketView {
  readonly number: string
  readonly code: string
}

/** Number and code, carried along. */
export function Ticket({ ticket }: { ticket: TicketView }): ReactNode {
  return (
    <>
      <input type="hidden" name="number" value={ticket.number} />
      <input type="hidden" name="code" value={ticket.code} />
    </>
  )
}

/** What is told of a case to whoever holds its ticket. */
export interface TrackedCase {
  readonly explanation: readonly string[]
  readonly days: readonly { readonly day: string; readonly isCounted: boolean; readonly why: string }[]
  readonly messages: readonly {
    readonly id: string
    readonly author: string
    readonly at: Date
    readonly text: string
  }[]
  readonly steps: readonly { readonly day: string; readonly name: string }[]
}

/** How the due day came about. */
export function Clock({ tracked: { explanation, days } }: { tracked: TrackedCase }): ReactNode {
  if (explanation.length === 0) return null
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">期限怎样计算</h2>
      <ul className="clock">
        {explanation.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <details>
        <summary>逐日查看</summary>
        <ol>
          {days.map(({ day, isCounted, why }) => (
            <li key={day}>
              <time dateTime={day}>{day}</time> {why}
              {isCounted ? '，计入' : '，不计入'}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

/** What was written to and fro. */
export function Letters({ tracked: { messages } }: { tracked: TrackedCase }): ReactNode {
  if (messages.length === 0) return null
  return (
    <section aria-labelledby="letters" className="letters">
      <h2 id="letters">往来</h2>
      {messages.map(({ id, author, at, text }) => (
        <article key={id}>
          <p>{text}</p>
          <small>
            {author} <time dateTime={at.toISOString()}>{formatInstantCn(at)}</time>
          </small>
        </article>
      ))}
    </section>
  )
}

/** What has happened so far. */
export function Steps({ tracked: { steps } }: { tracked: TrackedCase }): ReactNode {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">办理经过</h2>
      <ol className="steps">
        {steps.map(({ day, name }, at) => (
          <li key={`${day}-${String(at)}`}>
            <time dateTime={day}>{day}</time> {name}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** How it was, from 1 to 5. */
export function RatingField(): ReactNode {
  return (
    <div className="field">
      <label htmlFor="rating">您对这次办理</label>
      <select id="rating" name="rating" defaultValue="5">
        {['很不满意', '不满意', '一般', '满意', '很满意'].map((words, at) => (
          <option key={words} value={at + 1}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** 评价, from 1 to 5. */
export function RatingForm({ ticket, action }: { ticket: TicketView; action: string }): ReactNode {
  return (
    <form className="form" method="post" action={action}>
      <h2>评价</h2>
      <Ticket ticket={ticket} />
      <RatingField />
      <button className="button" type="submit">
        提交评价
      </button>
    </form>
  )
}
