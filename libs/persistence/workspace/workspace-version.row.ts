import type { AppliedWorkspace } from '@bough/application';
import type { Workspace } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'bough', name: 'workspace_version' })
export class WorkspaceVersionRow implements AppliedWorkspace {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'workspace_version_pkey' })
  version: number;

  @Column({ type: 'json', name: 'definition' })
  workspace: Workspace;

  @Column({ type: 'timestamptz' })
  appliedAt: Date;

  @Column({ type: 'boolean' })
  demo: boolean;
}
