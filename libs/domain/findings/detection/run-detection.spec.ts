/** A whole run over an organisation in which nothing happens. Specs of the layers and of consequences lie beside them. */
import { quietWorld, signalsOf, volumeSignals } from '../../../../test/support/builders-detection.js';

it('nothing, where nothing happens', async () => expect(volumeSignals(await signalsOf(quietWorld()))).toEqual([]));
