import { type ComponentType, type ReactNode, useState } from 'react'
import { type Ability, AbilityButton } from '../../parts/ability-button.tsx'
import { Panel } from '../../parts/page.tsx'

/** What the server says of an action: whether right and state fit, and whether a rule stands in the way. */
export interface Offer extends Ability {
  readonly isOffered: boolean
}

/** A case with what can be done to it now. */
interface Offering {
  readonly state: string
  readonly may: Readonly<Record<string, Offer>>
}

/** What a dialog of the page of one case is given. */
export interface StepDialogProps<View> {
  readonly view: View
  readonly isOpen: boolean
  readonly close: () => void
}

/** A step with its dialog. */
export interface Step<View extends Offering> {
  readonly action: keyof View['may'] & string
  readonly label: string | ((view: View) => string)
  readonly Dialog: ComponentType<StepDialogProps<View>>
  /** The states in which it is what comes next. */
  readonly nextIn?: readonly View['state'][]
}

/** The steps of a kind of case, in the order in which they usually happen. */
export type Steps<View extends Offering> = readonly Step<View>[]

interface ButtonsProps<View extends Offering> {
  readonly steps: Steps<View>
  readonly view: View
  readonly start: (action: string) => void
}

function offerOf({ may }: Offering, action: string): Offer {
  return may[action] ?? { ok: false, why: '', isOffered: false }
}

function offered<View extends Offering>({ steps, view }: ButtonsProps<View>, isNext: boolean): Steps<View> {
  return steps.filter(
    ({ action, nextIn = [] }) => offerOf(view, action).isOffered && nextIn.includes(view.state) === isNext,
  )
}

/** Comes next: the main thing to do is the last of these and the only one in colour. */
function Buttons<View extends Offering>(props: ButtonsProps<View> & { isNext: boolean }): ReactNode {
  const { view, start, isNext } = props
  const steps = offered(props, isNext)
  const main = isNext ? steps.findLast(({ action }) => offerOf(view, action).ok) : undefined
  return steps.map((step) => (
    <AbilityButton
      key={step.action}
      type={step === main ? 'primary' : 'default'}
      ability={offerOf(view, step.action)}
      onClick={() => {
        start(step.action)
      }}
    >
      {typeof step.label === 'string' ? step.label : step.label(view)}
    </AbilityButton>
  ))
}

/** What comes next, for the head of the page. */
export function NextSteps<View extends Offering>(props: ButtonsProps<View>): ReactNode {
  return <Buttons {...props} isNext />
}

/** Everything else that the server would accept; what a rule forbids says which. */
export function OtherSteps<View extends Offering>(props: ButtonsProps<View>): ReactNode {
  if (offered(props, false).length === 0) return null
  return (
    <Panel title="其他办理">
      <div className="tasks">
        <Buttons {...props} isNext={false} />
      </div>
    </Panel>
  )
}

/** Which dialog of the case is open, and the dialogs. */
export function useSteps<View extends Offering>(
  steps: Steps<View>,
  view: View,
): { start: (action: string) => void; dialogs: ReactNode } {
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => {
    setOpen(null)
  }
  // They stay where they are when the step is done: what closes itself gives the focus back.
  const dialogs = steps.map(({ action, Dialog }) => (
    <Dialog key={action} view={view} isOpen={open === action} close={close} />
  ))
  return { start: setOpen, dialogs }
}
