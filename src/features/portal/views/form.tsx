import type { InputHTMLAttributes, ReactNode } from 'react'

/** What is wrong with what was sent; nothing when all is well. */
export function ErrorSummary({ error }: { error: string }): ReactNode {
  if (error === '') return null
  return (
    <div className="error-summary" role="alert">
      <p>{error}</p>
    </div>
  )
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly name: string
  readonly label: string
  readonly hint?: string
}

/** A line to fill in, with its label and what helps to fill it in. */
export function Field({ name, label, hint, ...input }: FieldProps): ReactNode {
  const hintId = hint === undefined ? undefined : `${name}-hint`
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      <input id={name} name={name} {...input} aria-describedby={hintId} />
    </div>
  )
}
