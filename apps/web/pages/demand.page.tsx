/** Not built yet. */
import { Empty } from '../shared/part.js';

export default function DemandPage() {
  return <Empty title="This page is not built yet" />;
}
