package io.genesysdsr.genesys;

/** The replicas that share the budget of calls. */
public interface Fleet {

    /**
     * How many replicas are alive, this one among them.
     *
     * @return 0 while this replica may not call: it is new and the others do not know it yet, or it is taken for dead
     */
    int liveMembers();
}
