package io.genesysdsr.request;

/** The law under which a right is exercised; it decides the clock, the words and the plan. */
public enum Regulation {
    /** Regulation (EU) 2016/679. */
    GDPR,
    /** The UK's version of it, with the Data (Use and Access) Act 2025. */
    UK_GDPR,
    /** California Consumer Privacy Act as amended by the CPRA. */
    CCPA,
    /** Lei Geral de Proteção de Dados, Brazil. */
    LGPD
}
