/** A tree side by side as a model. The lists of the cells are made when they are asked for. */
import { changeNoises, gapNoises, shownDifference, type ChangeView, type TreeMatrix } from '@bough/application';
import { formatRelative } from '@bough/domain';
import { unitModel } from '../metrics/metric.model.js';
import { periodModel } from '../rollups/period.model.js';
import { grownTree } from '../trees/grown-tree.js';
import type { MatrixCellsModel, MatrixColumnModel, MatrixRowModel, TreeMatrixModel } from './matrix.model.js';

export function matrixModel(matrix: TreeMatrix): TreeMatrixModel {
  const { snapshot, period, basis } = matrix;
  const { branches } = snapshot.model;
  return {
    period: periodModel(period, snapshot),
    comparePeriod: basis && periodModel(basis, snapshot),
    dimension: branches.key,
    dimensionName: branches.name,
    rows: rowModels(matrix),
    columns: columnModels(matrix),
    cells: new MadeCells(matrix),
    matrix,
  };
}

function rowModels(matrix: TreeMatrix): MatrixRowModel[] {
  return matrix.rows.map((row) => {
    const { template, metric, name, parent, depth, polarity, planned, childCount } = row;
    return {
      templateKey: template?.key ?? '',
      parent,
      depth,
      name,
      description: metric?.description ?? null,
      family: template?.family ?? null,
      metric: metric?.key ?? null,
      metricName: metric?.name ?? null,
      unit: metric && unitModel(metric, metric.scale),
      polarity,
      influence: template?.edge === 'influence',
      formula: template?.identity ?? null,
      planned: planned !== null,
      childCount,
      row,
      matrix,
    };
  });
}

function columnModels(matrix: TreeMatrix): MatrixColumnModel[] {
  const { byPath } = grownTree(matrix.snapshot);
  return matrix.columns.map(({ segment, name, kind, head, volume, customers }, index) => ({
    key: segment,
    name,
    kind,
    nodeId: byPath.get(head.path)!.id,
    nodeKey: head.path,
    volume,
    customers,
    index,
    matrix,
  }));
}

/** The lists are many, and clients ask for some: each is made when it is read. */
class MadeCells implements MatrixCellsModel {
  constructor(readonly matrix: TreeMatrix) {}

  get nodeId() {
    const { byPath } = grownTree(this.matrix.snapshot);
    return this.cells.map(({ node }) => node && byPath.get(node.path)!.id);
  }
  get nodeKey() {
    return this.cells.map(({ node }) => node && node.path);
  }
  get value() {
    return this.cells.map(({ current }) => current && current.value);
  }
  get formatted() {
    return this.cells.map(({ current }) => current && current.text);
  }
  get change() {
    return this.shown(({ change }) => change);
  }
  get changeFormatted() {
    return this.texts(({ change }) => change);
  }
  get tone() {
    return this.cells.map(({ change }) => change && change.tone);
  }
  get noise() {
    return changeNoises(this.matrix);
  }
  get status() {
    return this.cells.map(({ current, planned }) => (planned === null ? current && current.status : 'UNAVAILABLE'));
  }
  get reason() {
    return this.cells.map(({ current, planned }) => (planned === null ? current && current.reason : 'PLANNED'));
  }
  get message() {
    return this.cells.map(({ current, planned }) => planned ?? (current && current.message));
  }
  get marks() {
    return this.cells.map(({ current }) => current?.marks ?? []);
  }
  get gap() {
    return this.shown(({ gap }) => gap);
  }
  get gapFormatted() {
    return this.texts(({ gap }) => gap);
  }
  get gapTone() {
    return this.cells.map(({ gap }) => gap && gap.tone);
  }
  get gapNoise() {
    return gapNoises(this.matrix);
  }

  private get cells() {
    return this.matrix.cells;
  }

  private shown(of: (cell: TreeMatrix['cells'][0]) => ChangeView | null): (number | null)[] {
    return this.cells.map((cell) => {
      const found = of(cell);
      return found && shownDifference(cell.current!.metric, found);
    });
  }

  private texts(of: (cell: TreeMatrix['cells'][0]) => ChangeView | null): (string | null)[] {
    return this.cells.map((cell) => {
      const found = of(cell);
      if (found === null) return null;
      const isRelative = cell.current!.metric.unit !== 'ratio' && found.relative !== null;
      return isRelative ? formatRelative(found.relative!) : found.text;
    });
  }
}
