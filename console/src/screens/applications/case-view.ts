import type {
  getApplication,
  listApplications,
} from '../../../../src/features/applications/application-views.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import type { StepDialogProps } from '../cases/steps.tsx'

/** One application, as whoever looks may see it. */
export type CaseView = Reply<typeof getApplication>

/** A line of the inbox. */
export type CaseRow = Reply<typeof listApplications>['rows'][number]

/** What a dialog of the page of one application is given. */
export type DialogProps = StepDialogProps<CaseView>
